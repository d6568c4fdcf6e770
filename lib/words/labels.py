"""All fixed text that readers see: names of pages, controls, tables and figures."""

from collections.abc import Mapping
from types import MappingProxyType

from lib.data.row import COLUMNS
from lib.selection import ALL
from lib.selection import COLUMNS as FILTERS

APP = "Estimate Timeline"
TIMELINE = "Timeline"
CODEBOOK = "Codebook"
CURATE = "Curate"
STOP_OWN = "Back to the published data"
LONG_QUERY = "The query is longer than {most} characters."
LARGE_BODY = "More than {most} MB is not taken."
NO_WIDTH = "width is a whole number from {narrowest} to {widest}, in pixels."
NO_THEME = "theme is light or dark."
NO_ROOM = "Others have files open here just now; try again later."
NO_PAGE = "There is no page at this address; the dashboard is at {start}"
FAILED = "Something went wrong on our side. Reload the page; if it stays, tell who runs it."
NOT_STATED = "not stated"
NO_TYPE = "type not stated"
OUTSIDE = "outside this view"
NOTHING = "No estimate matches this selection."
ONLY_REPEATS = "Nothing is said here but {repeats} of estimates outside this view."
EVERYONE_ELSE = "everyone else"
AMONG_OTHERS = "among everyone else"
HIGHEST, LOWEST = "highest:", "lowest:"
WORKED_OUT = "worked out from its words"
OPEN = "open"
LOOKING_BACK, FORECAST = "looking back", "a forecast"
ABOUT, WHERE = "About", "Whom and where"
MORE_FILTERS = "More filters"
DISPLAY = "Display and release"
CLEAR = "Clear all filters"
ALL_VALUES = "All"
NONE_HERE = "none here"
OWN_SELECTION = "Your own selection"
CHOOSE_ESTIMATE = "Choose a mark in the chart, or an estimate here"
ORIGINAL_OUTSIDE = "The original is outside this view"

LABELS = {
    **{name: COLUMNS[name].title for name in FILTERS},
    "from": "From",
    "to": "To",
    "published_by": "Published by (date)",
    "bound": "Kind of bound",
    "linked": "Has a link",
    "derived": "Derived",
    "disputed": "Denied",
    "q": "Search",
    "repeats": "Repeats",
    "split": "Chart",
    "axis": "Number axis",
    "window": "Latest for (months)",
    "when": "Estimates stand at",
    "band": "Band",
    "sort": "Sort sources by",
    "at": "Who says what on",
    "check": "Check a number",
    "highlight": "Highlight",
    "estimate": "Estimate",
    "release": "Release",
    "against": "Compared with",
    "view": "View",
}
EXAMPLE = "e.g. {example}"  # alone it looks chosen
DATE_HELP = "A year, month or day, such as 2020, 2020-06 or 2020-06-30; -480 is 480 BCE."
HELP = {
    "view": "A ready selection. Changing a filter makes it your own.",
    **{name: f"{COLUMNS[name].meaning} Empty means all." for name in FILTERS},
    "from": f"Estimates that describe this time or later. {DATE_HELP}",
    "to": f"Estimates that describe this time or earlier. {DATE_HELP}",
    "published_by": f"Only what had been published by then: what was known. {DATE_HELP}",
    "bound": "A range, a single figure, or only one side stated.",
    "linked": "Whether a web address is named where it can be read.",
    "derived": "Whether the numbers were worked out from the source's words.",
    "disputed": "Whether somebody publicly denied it.",
    "q": "Estimates that hold all these words in any column.",
    "repeats": "Repeats are counted beside what they retell, or shown as small ticks.",
    "split": "A panel for each side, the others in grey behind it, or all estimates in one chart.",
    "axis": "Auto takes a log axis where most numbers spread over more than a factor of twenty.",
    "when": "An estimate stands at the time that it describes, or at the date of its publication.",
    "window": "How long a source's newest estimate stays its latest word.",
    "band": "Pale steps behind the marks: from what to what the latest estimates went, and their "
    "middle; dotted where an estimate only grew too old.",
    "sort": "Which source comes first in the table.",
    "at": f"What each source said last up to this day. {DATE_HELP}",
    "check": "Which sources allow this number, and who says fewer or more.",
    "highlight": "Dims all other marks. The statements of one source are joined in time.",
    "estimate": "Opens the evidence behind one mark.",
    "release": "A dated copy of the data that never changes.",
    "against": "Another release, or the working file.",
}
VIEW_NAMES = {ALL: "All estimates", "": OWN_SELECTION}
SPLIT_NAMES = {"auto": "By side", "none": "All in one"}
CHOICE_NAMES = {
    "folded": "counted",
    "hidden": "off",
    "shown": "on",
    "statements": "most statements",
    "newest": "newest number",
    "lean": "highest lean",
    "name": "name",
    "next": "until the next",
    "described": "the time described",
    "published": "their publication",
}
SOURCES_HEAD = ("Source", "First number", "Newest number", "Lean", "Statements")
DATED = {"described": "About", "published": "Said"}

LOG_BELOW_ZERO = "numbers below zero are in view"
LOG_OF_ZERO = "no number above zero is in view"
LOG_REFUSED = "Log axis refused: {reason}."
# The word beside a mark in the list above the chart, and what it means in full.
MARKS = {
    "range": ("range", "From the lowest to the highest number that the source stated."),
    "value": ("best figure", "The notch in a range is the value that its source names besides."),
    "single": ("one figure", "The source stated one number."),
    "at least": ("at least", "The source stated a lower bound only; nothing is known above it."),
    "at most": ("at most", "The source stated an upper bound only; nothing is known below it."),
    "derived": ("worked out", "Dotted: the bounds were worked out from the source's words."),
    "hollow": (
        "said later",
        "Hollow: said long after the time that it describes, or before it.",
    ),
    "denied": ("denied", "Somebody publicly denied it."),
    "count": ("told again", "×2: told twice, once by somebody else."),
    "repeat": ("repeat", "A repeat whose original is not drawn here, or repeats are shown."),
    "period": ("day unknown", "A thin line over the month or year of which no day is known."),
    "report": ("one report", "A thin line joins several numbers that one report gives."),
    "guide": ("same source", "Dotted thin lines lead from statement to statement of one source."),
    "day": ("who says what", "The day of which the list below tells who says what."),
    "behind": ("the others", "Grey: what everyone but the side named above the chart says."),
}
CHOOSE_A_MARK = "Choose a mark for its source and words."
ON_PAPER = "The whole table stands on the page"
HOW_TO_READ = "How to read the chart"
READING = (
    "Each mark is one published estimate at the time that it describes, from the lowest to the "
    "highest number that its source stated.",
    "An arrow points to a side that nobody stated: it is not zero, and it has no end.",
    "Where nothing is drawn, nobody had spoken. Nothing is filled in between marks.",
)
IN_TIME, BY_SOURCE = "In time", "By this source"
EARLIER, LATER = "Earlier", "Later"
GUIDE, NO_GUIDE = "All of this source in the chart", "All sources alike in the chart"
CLOSE = "Close"
ALL_FIELDS = "All fields of the database"
PLAIN_TABLE = "The same as a plain table"
TABLE = "The estimates of this view"
CSV = "These estimates as CSV"
SPREADSHEET_CSV = "CSV for spreadsheets"
JSON = "JSON"
ZIP = "Everything (zip)"
DATA = "Data"
CITE = "Cite"
EMBED = "Embed"
PRINT_PAGE = "Print page"
VIEWS = "Views"
GROUPS = "Groups"
COPY = "Copy"
COLOURS = "Colours: source type"
OPEN_DASHBOARD = "Open in the dashboard"
PUBLISHED = "published estimates"
NO_FILTER = "All estimates"
METHOD_IN_SHORT = (
    "Every mark shows what its source stated and no more. The latest estimate of a source is its "
    "newest for as long as the window says; repeats never count; groups and areas are never "
    "summarised together, kinds of number only where they compare. Two sources are apart where "
    "the one's numbers lie wholly above the other's. The middle runs from the median of the low "
    "ends to the median of the high ends of all latest estimates, and needs three sources. It is "
    "no estimate of the true number."
)
CITE_VIEW = "This view"
CITE_ESTIMATE = "The chosen estimate"
PUBLISHED_THEN = "Only what had been published by then:"
NONE_PUBLISHED = "Nothing of this had been published by then."
TOO_FEW = "Under three sources there is no middle."
CHANGED = "Compared with 12 months before:"
NO_CHANGE = "No source says anything else than 12 months before."
WHO = "Who says what, as of {day}"
WHO_HERE = "Who says what at this time"
WHO_HEAD = ("Source", "Says", "About", "How long ago", "Denied by")
CHECK_HEADS = {
    "states": "State it",
    "leaves_open": "Only leave it open",
    "fewer": "Say fewer",
    "more": "Say more",
    "other": "Name other numbers",
}
ALLOWS = "How many sources allow each number"
ALLOWS_TERMS = (
    "Dark: sources that state the number or a range around it. Pale: sources that only leave it "
    "open. The highest place is where statements overlap, no estimate of the true number."
)
WHO_TERMS = "The newest that each source has said, where it is not older than {months} months."
WHO_TERMS_NEXT = "The newest that each source has said, however old."
NOBODY_YET = "Nobody had spoken by then."
CHANGES = "What changed"
CHANGES_HEAD = ("Id", "Column", "Before", "After")
WORKING_FILE = "Working file"
CHANGES_FROM = "Compares the release chosen under “Display and release”, else the newest."
NO_RELEASE = "There is no release yet."
ADDED, WITHDRAWN, CORRECTED = "Added", "Withdrawn", "Corrected"
COPY_LINK = "Copy link"
SOURCES = "Sources"
METHOD = "Method"
ONE_PANEL_FIRST = "Choose one group and one area to compare sources."
SOURCE_ROWS = (
    "Each line is a source: its estimates in this view from {first} to {last}, height being the "
    "number, from {low} to {high} in every line. A name opens the source's own timeline."
)
WHO_COUNTS_HIGH = "Who counts high"
WHO_COUNTS_HIGH_TERMS = (
    "One dot per statement: how many times the level of what others said at that time; ×1 is "
    "level with them. Open arrows state one side only and are not counted. High or low is said "
    "where chance alone would hardly do it."
)
CANNOT_BE_TOLD = "cannot be told"
OTHERS_LEVEL = "the others' level"
UNTIMELY = {
    "forecast": "Most were published before the time that they describe.",
    "looking_back": "Most were published more than half a year after the time that they describe.",
}
RANGES_DIFFER = "The ranges are of different kinds:"
NO_RATIOS = {
    "below zero": "Some numbers are below zero, so none is so many times another.",
    "years": "Years are no sizes, so none is so many times another.",
    "": "Nowhere do three sources of other types state the same bound.",
}
DIFFERENCES = "Sharpest differences"
DIFFERENCES_HEAD = ("One says", "The other says", "About", "How far apart")
WORKED = "Worked out on the estimates in view"
NOT_WORKED = "At no time are there latest estimates of three sources."
NOT_DRAWN = "Also in this view, not drawn"
DRAW_ONE = "Choose a group and area to draw it alone"
REVERSED = "From is later than To: nothing can be between them."
MORE_STRAYS = "{more} more values of the address are not in the data."
ESTIMATE = "Estimate"
CODEBOOK_HEAD = ("Column", "Title", "Meaning", "Unit", "Examples")
REPEATED_BY = "Repeated by"
GOES_BACK_TO = "Goes back to"

NO_TITLES: Mapping[str, str] = MappingProxyType({})


def title(name: str, titles: Mapping[str, str] = NO_TITLES) -> str:
    """Give the title of a column or control: the dataset's own, if it has one, else ours."""
    return titles.get(name) or LABELS.get(name) or COLUMNS[name].title
