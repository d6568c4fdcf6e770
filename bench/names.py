"""The words for what is measured, shared by the parts that measure and the goals."""

DASHBOARD, VIEW = "dashboard", "/view"
STREAMLIT, DASH, PANEL = "minimal Streamlit", "minimal Dash", "minimal Panel"
PLOTLY, DRAWN = "static Plotly page", "static SVG page (floor)"
PEERS = (STREAMLIT, DASH, PANEL)
PLAIN, THROTTLED = "plain", "throttled"
LINES = (PLAIN, THROTTLED)

COLD, WARM = "cold, ms", "warm, ms"
COLD_BYTES, WARM_BYTES = "cold, kB on the wire", "warm, kB on the wire"
NARROW, WIDEN = "all rows to one type, ms", "one type to all rows, ms"
PROCESSOR, LONGEST = "processor time per change, ms", "longest task in the browser, ms"

PANDAS, FRICTIONLESS = "pandas.read_csv (floor)", "frictionless"
READER = "read + check"
TIME = "time, ms"

READ, WARN = "read + check, ms", "warn, ms"
ANSWER, FIGURE = "answer, ms", "figure + JSON, ms"
PICTURE, WRITTEN = "picture, ms", "page of /view, ms"
PARTS = (READ, WARN, ANSWER, FIGURE, PICTURE, WRITTEN)

APP_PAGES = ("timeline", "sources", "method", "codebook", "changes")
MEMORY = "most memory, MB"


def visit(page: str, line: str) -> str:
    """Name a page on a line."""
    return f"{page}, {line}"


def rows_in(name: str, rows: int) -> str:
    """Name a candidate at a number of rows."""
    return f"{name}, {rows:,} rows"


def growth(name: str, least: int = 0) -> str:
    """Name the row that says how the numbers of a candidate grow with its rows, from so many."""
    return f"{name}: exponent{f' from {least:,} rows' if least else ''}"


def page_time(page: str) -> str:
    """Name the column of a page of the app."""
    return f"{page}, ms"
