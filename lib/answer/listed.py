"""What is listed of the view: its table, and the values that a reader may choose from."""

from collections.abc import Mapping
from functools import cached_property

import pandas as pd

from lib.analysis.select import choices
from lib.answer.drawn import Drawn
from lib.words import statements
from lib.words.tables import Column, grid, whole

MOST_LISTED = 500


class Answer(Drawn):
    """All that pages, routes, exports and previews take from: each part is worked out once."""

    @cached_property
    def table(self) -> list[Column]:
        """The rows in view, in reader's words."""
        return whole(self.view.rows, self.dataset.titles)

    @cached_property
    def grid(self) -> pd.DataFrame:
        """The same as a grid has it: numbers as numbers, links as links, all else written."""
        return grid(self.table)

    @cached_property
    def newest(self) -> Mapping[str, str]:
        """The estimates in view by their ids, a line each, newest first.

        A very long list is cut, since all of it goes to the browser.
        """
        order = self.view.rows.sort_values(["middle_day", "source"], ascending=[False, True])
        rows = order.head(MOST_LISTED)
        return dict(zip(rows["id"], statements.one_line(rows), strict=True))

    @cached_property
    def choices(self) -> dict[str, Mapping[str, int]]:
        """How many rows each value of a filter would show."""
        return choices(self.estimates, self.selection, self.files.names, self.dataset)

    @property
    def cells(self) -> pd.DataFrame:
        """The rows in view as the file has them."""
        return self.data.reading.cells.loc[self.view.rows.index]
