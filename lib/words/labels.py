"""All fixed text that readers see: names of pages, controls, tables and figures."""

from lib.data.row import titles
from lib.query import ALL, COLUMNS

APP = "Estimate Timeline"
TIMELINE = "Timeline"
CODEBOOK = "Codebook"
CURATE = "Curate"
STOP_OWN = "Back to the published data"
LONG_QUERY = "The query is longer than {most} characters."
LARGE_BODY = "More than {most} MB is not taken."
FAILED = "Something went wrong on our side. Reload the page; if it stays, tell who runs it."
NOT_STATED = "not stated"
NO_TYPE = "type not stated"
OUTSIDE = "outside this view"
NOTHING = "No estimate matches this selection."
MORE_FILTERS = "More filters"
DISPLAY = "Display and release"
CLEAR = "Clear all filters"
ALL_VALUES = "All"
OWN_SELECTION = "Your own selection"
CHOOSE_ESTIMATE = "Choose a mark in the chart, or an estimate here"
ORIGINAL_OUTSIDE = "The original is outside this view"

LABELS = {
    **{name: titles()[name] for name in COLUMNS},
    "from": "From",
    "to": "To",
    "published_by": "Published by (date)",
    "bound": "Kind of bound",
    "linked": "Has a link",
    "derived": "Derived",
    "disputed": "Disputed",
    "q": "Search",
    "repeats": "Repeats",
    "axis": "Number axis",
    "window": "Window in months",
    "band": "Band of voices in force",
    "trend": "Trend (experimental)",
    "at": "In force on",
    "highlight": "Highlight",
    "estimate": "Estimate",
    "release": "Release",
    "against": "Compared with",
    "view": "View",
}
DATE_HELP = "A year, month or day, such as 2020, 2020-06 or 2020-06-30."
HELP = {
    "view": "A ready selection. Changing a filter makes it your own.",
    "group": "Who is counted. Empty means all.",
    "area": "Where they are counted. Empty means all.",
    "counted": "What kind of count. Different kinds are not rival answers.",
    "source_type": "What kind of institution made the estimate. Empty means all.",
    "source": "The institution that made the estimate. Empty means all.",
    "from": f"Estimates that describe this time or later. {DATE_HELP}",
    "to": f"Estimates that describe this time or earlier. {DATE_HELP}",
    "published_by": f"Only what had been published by then: what was known. {DATE_HELP}",
    "bound": "A range, a single figure, or only one side stated.",
    "linked": "Whether the row names a web address where it can be read.",
    "derived": "Whether the numbers were worked out from the source's words.",
    "disputed": "Whether somebody publicly denied it.",
    "q": "Rows that hold all these words in any column.",
    "repeats": "Repeats are folded into the estimate they retell; shown, they are small ticks.",
    "axis": "Auto takes a log axis when the numbers differ by more than a factor of eight.",
    "window": "How long a source's newest estimate counts as its word.",
    "band": "The pale steps behind the marks: span and middle of the sources in force.",
    "trend": "The line of the model on the method page, where it beats a constant level.",
    "at": f"Who speaks on this day, with what, and how old it is. {DATE_HELP}",
    "highlight": "Dims the marks of all other source types.",
    "estimate": "Opens the evidence behind one mark.",
    "release": "A dated copy of the data that never changes.",
    "against": "Another release, or the working file.",
}
VIEW_NAMES = {ALL: "All estimates"}

LOG_REFUSED = "Log axis refused: {reason}."
MARKS = (
    ("range", "range: lowest to highest stated"),
    ("single", "single figure"),
    ("at least", "at least: only a lower bound stated"),
    ("at most", "at most: only an upper bound stated"),
    ("derived", "dotted: worked out from the source's words"),
    ("count", "×2: told again by another row"),
    ("repeat", "tick: a repeat whose original is not drawn here, or repeats shown"),
    ("period", "thin line: a month or year, the day is not known"),
)
HOW_TO_READ = "How to read the chart"
READING = (
    "Each mark is one published estimate at the time that it describes, from the lowest to the "
    "highest number that its source stated.",
    "A side that nobody stated fades out: it is not zero, and it has no end.",
    "The pale band is what the sources in force say together. Where nothing is drawn, nobody had "
    "spoken.",
)
NEXT_TO = "Other estimates"
EARLIER, LATER = "Earlier in time", "Later in time"
SAME_EARLIER, SAME_LATER = "Earlier by the same source", "Later by the same source"
PLAIN_TABLE = "The same rows as a plain table"
TABLE = "The rows of this view"
CSV = "These rows as CSV"
SPREADSHEET_CSV = "CSV for spreadsheets"
JSON = "JSON"
ZIP = "Everything (zip)"
CITE = "Cite"
EMBED = "Embed"
VIEWS = "Views"
GROUPS = "Groups"
SITE_DATA = "Data"
COPY = "Copy"
SUMMARY = "Summary"
COLOURS = "Colours: source type"
OPEN_DASHBOARD = "Open in the dashboard"
PUBLISHED = "published estimates"
NO_FILTER = "All estimates"
VIEW_HEAD = ("Estimate", "About", "Describes", "Source", "As printed", "Where to read it")
METHOD_IN_SHORT = (
    "Every mark shows what its source stated and no more. Each source speaks with its newest "
    "estimate for as long as the window says; repeats never count; groups and areas are never "
    "summarised together, kinds of count only where they compare. The middle runs from the "
    "median of the lows to the median of the highs of the sources that state both, and needs "
    "three. It is the middle of what was published, not a confidence interval."
)
CITE_VIEW = "This view"
CITE_ESTIMATE = "The chosen estimate"
NEWEST = "Newest estimate"
SPAN = "Span, as of {day}"
MIDDLE = "Middle of what was published, as of {day}"
CHANGE = "Same source, a year before"
NO_SUMMARY = "no summary"
NOBODY = "nobody in force"
NOBODY_DETAIL = "The newest estimate is older than the window"
NO_MIDDLE = "no middle"
UNDER_THREE = "A middle needs three"
THIN = "(thin)"
MEET = "Half at or below, half at or above."
NOT_CONFIDENCE = "Not a confidence interval"
NO_CHANGE = "no change to tell"
NOBODY_THEN = "Nobody was in force a year before"
SAME_WORD = "The sources of both times have not spoken anew"
TAKING_TURNS = "Other sources spoke a year before: taking turns is no trend"
IN_FORCE = "Who is in force"
IN_FORCE_HEAD = ("Source", "Says", "Describes", "Age", "Counts in the middle")
COUNTS_AS = {
    "two_sided": "yes, it states both bounds",
    "derived": "no, its bounds are derived",
    "only_lower": "no, it states only a lower bound",
    "only_upper": "no, it states only an upper bound",
}
CHANGES = "What changed"
CHANGES_HEAD = ("Row", "Column", "Before", "After")
WORKING_FILE = "Working file"
CHANGES_FROM = "Compares the release chosen under “Display and release”, else the newest."
NO_RELEASE = "There is no release yet."
ADDED, WITHDRAWN, CORRECTED = "Added", "Withdrawn", "Corrected"
COPY_LINK = "Copy link"
SOURCES = "Sources"
METHOD = "Method"
ALL_SOURCES = "All sources in force"
WITHOUT_ONE = "The middle without one source type"
ONE_PANEL_FIRST = "Choose one group and one area to compare sources."
SOURCE_ROWS = (
    "The estimates of each source in this view. Height is the number, on the same scale in every "
    "row; thin lines stand at powers of ten, or at zero on a linear axis."
)
WHO_COUNTS_HIGH = "Who counts high"
WHO_COUNTS_HIGH_TERMS = (
    "Each bound over the median of the same bound among the other source types in force at that "
    "time. The dot is the median ratio, the line goes from the smallest to the largest; ×1 is "
    "level with the others."
)
TOO_FEW_TO_COMPARE = "Nowhere do three voices of other source types state the same bound."
CONTRADICTIONS = "Sharpest contradictions"
CONTRADICTIONS_HEAD = ("One says", "The other says", "About", "Ratio")
WORKED = "Worked out on the rows in view"
NOT_WORKED = "At no time do three sources in force in this view state both bounds outright."
NOT_DRAWN = "Also in this view, not drawn"
DRAW_ONE = "Choose a group and area to draw it alone"
REVERSED = "From is later than To: nothing can be between them."
MORE_STRAYS = "{more} more values of the address are not in the data."
ESTIMATE = "Estimate"
CODEBOOK_HEAD = ("Column", "Title", "Meaning", "Unit", "Examples")
REPEATED_BY = "Repeated by"
GOES_BACK_TO = "Goes back to"
