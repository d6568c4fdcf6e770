"""Rows of one panel → plain arrays of what is drawn, one entry per row."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd

from lib.data.numbers import floats
from lib.figures import style as s
from lib.figures.hover import hover
from lib.figures.placing import nudged
from lib.figures.scale import Numbers
from lib.figures.times import days
from lib.words.labels import NO_TITLES

STUB = 20.0  # pixels that the arrow to an open side takes
LOOKS = ("", "hollow", "derived")
PLACES = ["url", "title"]  # where a report can be found
REPORT = ["group", "area", "source", "when", "publication_date", *PLACES]
MOST_OF_ROOM = 0.8  # so that it never reaches the bottom or the top of the panel


@dataclass(frozen=True)
class Marks:
    """Where each row is drawn and what it carries.

    x, first and last are days; low and high are where the stated numbers
    are drawn, NaN where not stated; bottom and top
    are the ends of what is drawn, in pixels above the bottom of the panel. `value` is where a
    value inside a range stands, NaN without one. `look` is one of LOOKS: hollow is what was said
    before or long after its time, derived what is worked out from words. `report` numbers the
    reports that give several numbers of one time, -1 for all others; `side` and `source` are whose
    it is.
    """

    id: np.ndarray
    x: np.ndarray
    first: np.ndarray
    last: np.ndarray
    low: np.ndarray
    high: np.ndarray
    value: np.ndarray
    bottom: np.ndarray
    top: np.ndarray
    bound: np.ndarray
    look: np.ndarray
    denied: np.ndarray
    times: np.ndarray
    report: np.ndarray
    side: np.ndarray
    source: np.ndarray
    ink: np.ndarray
    hover: np.ndarray

    def __len__(self) -> int:
        return len(self.id)

    def __getitem__(self, rows: np.ndarray) -> "Marks":
        """Take some of the rows, by a mask or by their numbers."""
        return Marks(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})

    def painted(self, ink: str) -> "Marks":
        """Give all marks one colour."""
        return replace(self, ink=np.full(len(self), ink))

    def dimmed(self, rows: np.ndarray) -> "Marks":
        """Dim the marks that a mask tells."""
        faded = {ink: s.faded(ink, s.DIMMED) for ink in np.unique(self.ink[rows]).tolist()}
        inks = zip(self.ink.tolist(), rows.tolist(), strict=True)
        return replace(
            self, ink=np.array([faded[ink] if dim else ink for ink, dim in inks], dtype=str)
        )

    def of(self, bound: str) -> "Marks":
        """Take the rows of one bound kind."""
        return self[self.bound == bound]

    @property
    def stated(self) -> np.ndarray:
        """The bound that a one-sided or single row states."""
        return np.where(np.isnan(self.low), self.high, self.low)

    def stated_bounds(self) -> tuple[np.ndarray, np.ndarray]:
        """Give every number that is stated, once: which row states it, and the number."""
        low = ~np.isnan(self.low)
        high = ~np.isnan(self.high) & (self.bound != "single")
        which = np.concatenate([np.flatnonzero(low), np.flatnonzero(high)])
        return which, np.concatenate([self.low[low], self.high[high]])


def marks(
    rows: pd.DataFrame,
    scale: Numbers,
    span: float,
    colours: Mapping[str, str],
    panel: np.ndarray | None = None,
    many: bool = False,
    solid: bool = False,
    titles: Mapping[str, str] = NO_TITLES,
) -> Marks:
    """Place rows on the axes; `span` is the visible time in days, `colours` those of sides.

    `panel` numbers the panel of each row, where there are several. Where there are `many` rows,
    the hover is short; where marks are `solid` none is hollow; `titles` are the dataset's own
    titles of columns. Ids and colours are numpy's own text, which Plotly copies as a whole and not
    one by one.
    """
    panel = np.zeros(len(rows), dtype=int) if panel is None else panel
    low, high = (scale.places(floats(rows[name].tolist())) for name in ("low", "high"))
    bottom, top = scale.pixels(low), scale.pixels(high)
    below = np.minimum(STUB, MOST_OF_ROOM * top)
    above = np.minimum(STUB, MOST_OF_ROOM * (scale.height - bottom))
    bottom, top = (
        np.where(np.isnan(bottom), top - below, bottom),
        np.where(np.isnan(top), bottom + above, top),
    )
    sides = rows["side"].to_numpy(dtype=object)
    return Marks(
        id=rows["id"].to_numpy(dtype=str),
        x=nudged(rows, bottom, top, span, panel),
        first=days(rows["first_day"]),
        last=days(rows["last_day"]),
        low=low,
        high=high,
        value=_inside(rows, scale),
        bottom=bottom,
        top=top,
        bound=rows["bound"].to_numpy(dtype=object),
        look=_looks(rows, solid),
        denied=(rows["disputed_by"] != "").to_numpy(dtype=bool),
        times=rows.get("times", pd.Series(1, index=rows.index)).to_numpy(),
        report=reports(rows),
        side=sides,
        source=rows["source"].to_numpy(dtype=object),
        ink=np.array([colours[name] for name in sides], dtype=str),
        hover=np.array(hover(rows, short=many, titles=titles), dtype=str if many else object),
    )


def _inside(rows: pd.DataFrame, scale: Numbers) -> np.ndarray:
    """Place the values that sources name besides both bounds."""
    value = scale.places(floats(rows["value"].tolist()))
    return np.where(rows["bound"] == "range", value, np.nan)


def reports(rows: pd.DataFrame) -> np.ndarray:
    """Give each report with several numbers of one time a number of its own, others -1."""
    told = rows[REPORT]
    several = told.duplicated(keep=False) & (rows[PLACES] != "").any(axis=1)
    return np.where(several, told.groupby(REPORT, sort=False).ngroup(), -1)


def _looks(rows: pd.DataFrame, solid: bool) -> np.ndarray:
    untimely = (rows["looking_back"] | rows["forecast"]) & (not solid)
    looks = np.where(untimely, LOOKS[1], LOOKS[0])
    return np.where(rows["derivation"] != "", LOOKS[2], looks)
