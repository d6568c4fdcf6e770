"""What must hold, as data: the ratio of two series of one run, and its limit."""

from dataclasses import dataclass

from bench import names as n
from bench.make_rows import FIFTY_PANELS, ONE_PANEL


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


BOUND_BY_BROWSER = (
    "the browser's own computing, not the line: plain and throttled take the same time, while the "
    "peers wait for scripts of three to four times the size"
)
MORE_TO_DRAW = (
    "the server answers in a third of the time; what is left is Streamlit's rendering of more "
    "than the peer has: a fifth chart, the key, the choices with their counts"
)
WHOLE_PAGE = (
    "43 kB instead of 13, for title, finding, key, table, links, notes and a drawing for narrow "
    "screens"
)
SHAPES_TWICE = (
    "Plotly goes through every coordinate of the shapes twice, for their extent and for their path"
)
MORE_THAN_CHECKS = (
    "reading also keeps decimals as they are written, mends blanks and dates, looks for garbled "
    "text and makes the table with days, kinds of bound and who repeats whom (see Profile)"
)
FEW, MANY = 320, 30_000
APPS = {n.STREAMLIT: 0.4, n.DASH: 0.5, n.PANEL: 0.4}
GROWS = 1.15  # the exponent of what is called close to linear
GOALS = (
    *(
        Goal(f"dashboard, cold, throttled, as shipped, to {peer}", "first_chart",
             n.visit(n.DASHBOARD, n.THROTTLED), n.visit(peer, n.THROTTLED), n.COLD, limit,
             BOUND_BY_BROWSER)
        for peer, limit in APPS.items()
    ),
    Goal(f"dashboard, warm, plain, to {n.STREAMLIT}", "first_chart",
         n.visit(n.DASHBOARD, n.PLAIN), n.visit(n.STREAMLIT, n.PLAIN), n.WARM, 1.15,
         MORE_TO_DRAW),
    *(
        Goal(f"/view, cold, {line}, to the {other}", "first_chart",
             n.visit(n.VIEW, line), n.visit(other, line), n.COLD, limit, WHOLE_PAGE)
        for line, other, limit in (
            (n.THROTTLED, n.PLOTLY, 0.25), (n.PLAIN, n.PLOTLY, 0.3), (n.THROTTLED, n.DRAWN, 1.3),
        )
    ),
    *(
        Goal(f"filter to page idle, {FEW} rows, {column.split(',')[0]}, to {n.STREAMLIT}",
             "filtering", n.rows_in(n.DASHBOARD, FEW), n.rows_in(n.STREAMLIT, FEW), column, 0.95,
             MORE_TO_DRAW)
        for column in (n.NARROW, n.WIDEN)
    ),
    Goal(f"processor time per change, to {n.STREAMLIT}", "filtering",
         n.rows_in(n.DASHBOARD, FEW), n.rows_in(n.STREAMLIT, FEW), n.PROCESSOR, 0.4),
    *(
        Goal(f"filter to page idle, {MANY:,} rows, {column.split(',')[0]}, to {FEW} rows",
             "filtering", n.rows_in(n.DASHBOARD, MANY), n.rows_in(n.DASHBOARD, FEW), column, 8)
        for column in (n.NARROW, n.WIDEN)
    ),
    # Source of the limit: Nielsen, Usability Engineering, 1993: within a second the flow of
    # thought stays uninterrupted.
    Goal(f"the page stays responsive at {MANY:,} rows: longest task, ms", "filtering",
         n.rows_in(n.DASHBOARD, MANY), "", n.LONGEST, 1_000, SHAPES_TWICE),
    Goal(f"read + check, {MANY:,} rows, to frictionless with the same rules", "data",
         n.rows_in(n.READER, MANY), n.rows_in(n.FRICTIONLESS, MANY), n.TIME, 1.0,
         MORE_THAN_CHECKS),
    *(
        Goal(f"growth with the rows: {part.split(',')[0]}, {kind.name}", "growth",
             n.growth(kind.name), "", part, GROWS)
        for part in n.PARTS for kind in (ONE_PANEL, FIFTY_PANELS)
    ),
    *(
        Goal(f"growth with the rows: {page} page", "pages",
             n.growth(ONE_PANEL.name), "", n.page_time(page), GROWS)
        for page in n.APP_PAGES
    ),
)  # fmt: skip
