"""What must hold, as data: the ratio of two series of one run, and its limit."""

from dataclasses import dataclass

from bench import names as n


@dataclass(frozen=True)
class Goal:
    """A limit on the median ratio of two rows of one column; without `to`, on the column itself.

    `why` tells what a missed goal is owed to, with the profile that shows it.
    """

    measure: str
    part: str
    row: str
    to: str
    column: str
    limit: float
    why: str = ""


def _first(page: str, shipped: str, line: str) -> str:
    return n.visit(page, shipped, line)


# What is drawn before it is sent needs no more than its own bytes.
VIEW_LIMITS = {
    (n.COLD, n.PLAIN): 0.3,
    (n.COLD, n.THROTTLED): 0.25,
    (n.WARM, n.PLAIN): 1.0,
    (n.WARM, n.THROTTLED): 1.0,
}
TELLS = (
    "200 ms of both are the pause after which Streamlit's table tells assistive technology of its "
    "new rows, for which the measure waits; before it, the page draws some forty elements where "
    "the other has three, in the time that its server takes less."
)
GOALS = (
    *(
        Goal(f"dashboard, cold, throttled, as shipped, to {peer}", "first_chart",
             _first(n.DASHBOARD, n.AS_SHIPPED, n.THROTTLED),
             _first(peer, n.AS_SHIPPED, n.THROTTLED), n.COLD, 0.5)
        for peer in (n.STREAMLIT, n.DASH)
    ),
    *(
        Goal(f"dashboard, cold, {line}, both behind the same proxy, to {n.STREAMLIT}",
             "first_chart", _first(n.DASHBOARD, n.PROXIED, line),
             _first(n.STREAMLIT, n.PROXIED, line), n.COLD, 1.15)
        for line in n.LINES
    ),
    *(
        Goal(f"dashboard, warm, {line}, as shipped, to {n.STREAMLIT}", "first_chart",
             _first(n.DASHBOARD, n.AS_SHIPPED, line),
             _first(n.STREAMLIT, n.AS_SHIPPED, line), n.WARM, 1.25)
        for line in n.LINES
    ),
    *(
        Goal(f"/view, {column.split(',')[0]}, {line}, same compression, to the floor",
             "first_chart", _first(n.VIEW, n.PROXIED, line), _first(n.STATIC, n.PROXIED, line),
             column, VIEW_LIMITS[column, line])
        for column in (n.COLD, n.WARM)
        for line in n.LINES
    ),
    *(
        Goal(f"filter to page idle, {column.split(',')[0]}, to {n.STREAMLIT}", "filtering",
             n.rows_in(n.DASHBOARD, 180), n.rows_in(n.STREAMLIT, 180), column, 1.0, TELLS)
        for column in (n.NARROW, n.WIDEN)
    ),
    Goal(f"processor time per change, to {n.STREAMLIT}", "filtering",
         n.rows_in(n.DASHBOARD, 180), n.rows_in(n.STREAMLIT, 180), n.PROCESSOR, 0.6),
    Goal("filter to page idle, 10,000 rows in view, to 180 rows", "filtering",
         n.rows_in(n.DASHBOARD, 10_000), n.rows_in(n.DASHBOARD, 180), n.WIDEN, 6),
    # Source of the limit: Nielsen, Usability Engineering, 1993: within a second the flow of
    # thought stays uninterrupted.
    Goal("the page stays responsive at 10,000 rows: longest task, ms", "filtering",
         n.rows_in(n.DASHBOARD, 10_000), "", n.LONGEST, 1_000),
    Goal("figure + JSON, 10,000 rows, to the barest segment figure", "figure",
         n.rows_in(n.TIMELINE, 10_000), n.rows_in(n.BAREST, 10_000), n.BUILD, 4,
         "the barest figure copies two arrays for each type as they are. What the timeline does "
         "besides is spread thin (Profile): text for hovers, ids and colours and its JSON, taking "
         "the rows apart by mark and colour, the paths of lines, which a browser draws in half "
         "the time of arrays. No part is large enough to close the gap. What was drawn last is "
         "kept, so that a link that many open costs this once."),
    Goal("figure + JSON with the band, 10,000 rows of 60 sources, ms", "figure",
         n.rows_in(n.TIMELINE, 10_000), "", n.BUILD, 500),
    Goal("the same of 20,000 rows, to 10,000", "figure",
         n.rows_in(n.TIMELINE, 20_000), n.rows_in(n.TIMELINE, 10_000), n.BUILD, 2.5),
    *(
        Goal(f"Sources page of 28,000 rows: {column}", "sources",
             n.rows_in(n.SOURCES, 28_000), "", column, limit)
        for column, limit in ((n.OPENED, 10), (n.MEMORY, 600))
    ),
    Goal("read + check, 10,000 rows, to frictionless", "data",
         n.rows_in(n.READ, 10_000), n.rows_in(n.FRICTIONLESS, 10_000), n.TIME, 0.25,
         "the goal is about the time that Python takes to split the bytes into trimmed cells "
         "with their editor's line numbers (lib.data.delimited in Profile), before any rule is "
         "looked at. The rest is pydantic, a row at a time; checking column by column would need "
         "a second way to say each rule. frictionless, too, reads with Python's csv."),
    Goal("check with warnings, 45,000 rows, ms", "data", n.rows_in(n.WARN, 45_000), "", n.TIME,
         10_000),
)  # fmt: skip
