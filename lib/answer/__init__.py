"""One answer per address and data: all that pages, routes, exports and previews take from."""

from lib.answer.kept import LEAST_ROWS, MOST_ROWS, answer_to, asked, kept
from lib.answer.listed import MOST_LISTED, Answer

__all__ = ["LEAST_ROWS", "MOST_LISTED", "MOST_ROWS", "Answer", "answer_to", "asked", "kept"]
