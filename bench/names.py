"""The words for what is measured, shared by the parts that measure and the goals."""

DASHBOARD, VIEW = "dashboard", "/view"
STREAMLIT, DASH, STATIC = "minimal Streamlit", "minimal Dash", "static page (floor)"
AS_SHIPPED, PROXIED = "as shipped", "behind the proxy"
PLAIN, THROTTLED = "plain", "throttled"
LINES = (PLAIN, THROTTLED)

COLD, WARM = "cold, ms", "warm, ms"
COLD_BYTES, WARM_BYTES = "cold, kB on the wire", "warm, kB on the wire"
NARROW, WIDEN = "all rows to one type, ms", "one type to all rows, ms"
PROCESSOR, LONGEST = "processor time per change, ms", "longest task in the browser, ms"

TIMELINE, BAREST = "timeline", "barest segments"
BUILD = "build + JSON, ms"
READ, READ_ON = "read + check", "read + check + select + summarise"
WARN = "read + check + warn (`python -m lib check`)"
PANDAS, FRICTIONLESS = "pandas.read_csv (floor)", "frictionless"
SOURCES = "Sources page"
TIME = "time, ms"
OPENED, MEMORY = "read and drawn, s", "most memory, MB"


def visit(page: str, shipped: str, line: str) -> str:
    """Name a page as it is served, on a line."""
    return f"{page}, {shipped}, {line}"


def rows_in(name: str, rows: int) -> str:
    """Name a candidate at a number of rows."""
    return f"{name}, {rows:,} rows"
