"""The words of the curate page."""

from collections.abc import Mapping
from dataclasses import replace

from lib import words
from lib.data.numbers import read
from lib.data.problems import Problem

INTRODUCTION = (
    "From an article to a checked row: paste the text, look at what was found, correct it, take "
    "the new file away. Nothing you paste or drop here is stored on the server or sent on; this "
    "tab of your browser keeps the draft, over a reload as well."
)
FROM_TEXT, WHOLE_FILE, TO_DO = "From a text", "Check or edit a file", "Rows worth a look"
THE_TEXT = "The text"
PASTE = "Paste the text of an article or report: it is read at once"
PASTE_HELP = (
    "Plain text, the HTML of a page, or cells copied from a sheet; up to {most} characters."
)
DROP_TEXT = "Or a file: PDF, document, saved page, sheet, text"
ABOUT_TEXT = "About the text (optional): fills what the text itself does not say, in every row"
FOUND = "Found in the text"
READING = "The text is read …"
NOTHING_FOUND = "No estimate was found in this text. Rows can be written by hand below."
NO_TEXT = "Paste a text, or drop a file, to see the estimates that it holds."
ACCEPT, REJECT, EDIT, DONE = "Accept", "Reject", "Edit", "Done"
TAKE_BACK, NEXT = "Take back", "Next"
TAKE = "Take this number"
SELECT_MISSED = (
    "Yellow: to decide. Green: accepted. Dotted: rejected. Was a number missed? Select it in the "
    "text, and press the button that appears."
)
READ_BY_HAND = "This was chosen by hand; look at every cell"
RESTORED = "Your draft from before the page was loaded anew is back."
RESTORED_IN_PART = (
    "Your draft from before the page was loaded anew is back, but for its changed cells: the file "
    "has changed since, so that they may belong elsewhere now."
)
NEW_ROWS = "New rows"
NEW_ROWS_HELP = (
    "One line per estimate. Every cell can be corrected; an empty line at the end takes a new "
    "row. The head of each column says what belongs there."
)
DROP_TEXT_HELP = "{kinds}. It is read here and not kept."
RESULT = "The new file"
PREVIEW = "The new rows in the chart"
UNTOUCHED = "Nothing has been changed yet."
SOUND = "No problem found."
FAULTY = "There are problems; they stand above the rows, each with a box to mend it in."
NEW_ROW = "New row"
NOT_IN_YOURS = "In the published file only"
DOWNLOAD_FILE, DOWNLOAD_ROWS = "Download the new file", "Download the new rows"
SAVE_HELP = "Possible once no problem is left; the file before it is kept."
UNSAVED = (
    "There are new rows or changed cells. Download them, or start again, before another file is "
    "opened."
)
SAVE, START_AGAIN = "Save to disk", "Start again"
DROP_CSV = "A whole CSV or spreadsheet (.xlsx, .ods) of estimates"
DROP_CSV_HELP = (
    "It is checked and compared with the published file, and shown in all charts of this session. "
    "Of a spreadsheet the first sheet with the columns is read; its edits leave as CSV."
)
CHOOSE_COLUMNS = "Which column is which"
CHOOSE_COLUMNS_HELP = (
    "The file calls its columns otherwise. Say which of them is the source, which the time and "
    "which the number; one of the numbers is enough. It is read so in this session only."
)
CHOOSE_COLUMN = "Choose a column of the file"
CHOSEN_HELP = "A column of the file that is dropped; empty means that it has none."
WHEN, READ_SO = "When", "Read the file so"
CHOSEN_TWICE = "A column can be one thing only; “{heading}” is chosen twice."
COLUMNS_LINES = "To say so for good, put this into the views.toml beside the file:"
ONE_PER_SOURCE = (
    "A table with one column per source: drop it under “From a text”, where each of its numbers "
    "becomes a row with the heading of its column as source."
)
COMPARED = "Compared with the published file"
CELLS = "Every cell"
LINE = "Line"
CELLS_HELP = "A changed cell changes in the new file; everything else stays as it is."
TO_DO_TERMS = "What a careful curator would look at next, in the file that is shown."
TO_DO_LISTS = {
    "no_link": "Without a link",
    "no_exact_date": "Without an exact reference date",
    "derived": "Derived bounds",
    "disputed": "Disputed",
    "repeats": "Repeats of another row",
}
WARNINGS = "Unusual"
REPORT = "Report a mistake in this row"


def candidate(number: int, stated: str, counted: str, about: str) -> str:
    """Head a candidate: its number in the text, what it states and about whom."""
    return f"{number}. {' · '.join(filter(None, (f'{stated} {counted}'.strip(), about)))}"


def typed(row: Mapping[str, str]) -> str:
    """Write the number of a row as its cells have it."""
    texts = [row.get(name, "").strip() for name in words.STATED]
    low, high, value, error = map(read, texts)
    if [*map(bool, texts)] != [each is not None for each in (low, high, value, error)]:
        return " ".join(filter(None, texts))  # what is typed is no number yet
    if low is high is None:
        return "" if value is None else words.bounds(value, value, value, error)
    return words.bounds(low, high, value, error)


def left_to_decide(left: int, found: int) -> str:
    """Say how many candidates are still to be decided, and with which keys."""
    keys = "Keys: A accept, E edit, X reject, U take back, N next."
    return f"{words.number(left)} left to decide, of {words.number(found)}. {keys}"


def accept_all(left: int) -> str:
    """Name the button that takes all that are left."""
    return f"Accept all {words.number(left)}" if left > 1 else "Accept all"


def shown(first: int, last: int, found: int) -> str:
    """Say which candidates are drawn; choosing a mark in the text goes to any other."""
    return (
        f"{words.number(first)} to {words.number(last)} of {words.number(found)} are shown here; "
        "choose a mark in the text, or go on with N, to see the others."
    )


def to_mend(rows: int) -> str:
    """Head the rows that are faulty."""
    return f"{words.count(rows, 'row')} to mend"


def more_faulty(rows: int) -> str:
    """Say how many faulty rows have no box."""
    return f"{words.count(rows, 'more row')} with problems; mend these first, or in the grid."


def in_row(problem: Problem) -> str:
    """Say what is wrong in a row that is named above."""
    cell = replace(problem, line=0)
    return str(cell).removeprefix("the file: ")


def nothing_in(column: str) -> str:
    """Stand for a blank cell that lacks something."""
    return f"{column}: nothing"


def row_problem(problem: Problem) -> str:
    """Say what is wrong with a new row, by its number in the grid."""
    said = str(problem)
    return said.replace(f"line {problem.line}", f"new row {problem.line}", 1)


def at_line(line: int, row: str) -> str:
    """Name a row of the file with its line."""
    return f"line {line}: {row}"


def row_warning(problem: Problem) -> str:
    """Say what is unusual about a new row."""
    return f"{row_problem(problem)} (unusual, not wrong)"


def result(rows: int, cells: int) -> str:
    """Say what the new file differs in."""
    parts = [
        words.count(rows, "new row") if rows else "",
        words.count(cells, "changed cell") if cells else "",
    ]
    return " and ".join(filter(None, parts))


def saved(name: str, kept: str) -> str:
    """Say that a file was saved and where the one before is."""
    return f"{name} is saved. The file before it is kept as {kept}."


def saved_beside(name: str, written: str) -> str:
    """Say that a CSV was written beside a spreadsheet, and what is shown from now on."""
    return (
        f"{written} is written with the changes. {name} stays as it was, and this page goes on "
        f"showing it; open {written} from now on."
    )


def report_title(identifier: str) -> str:
    """Head a report on one row."""
    return f"Mistake in row {identifier}"


def report_text(line: str, address: str) -> str:
    """Begin a report on one row."""
    return f"{line}\n{address}\n\nWhat is wrong, and where can it be read?\n"


def read_as(printed: str, stated: str) -> str:
    """Say how a number was read that could be read otherwise."""
    return f"“{printed}” is read as {stated}; look whether that is meant"


def no_number(column: str, cell: str) -> str:
    """Say which cell of a table was to be a number, and is none that can be read."""
    return f"“{cell}” under {column} is no number that can be read; write it out"


def on_page(page: int) -> str:
    """Say on which page of a document something stands."""
    return f"page {page}"


def hint(printed: str, year: str) -> str:
    """Say which year stands for words that give none."""
    return f"“{printed}” is taken as {year}; look whether that is meant"
