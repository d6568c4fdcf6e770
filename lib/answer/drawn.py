"""What is drawn of the view: a chart for each side or one for all, and the key to its marks."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from lib.analysis.select import pairs
from lib.analysis.summary import Summary
from lib.answer.said import Said
from lib.figures.figure import Figure
from lib.figures.legend import in_view
from lib.figures.style import STYLES, Theme, colours, in_legend
from lib.figures.timeline import Focus, drawn, timeline
from lib.figures.who import who
from lib.words.sides import SideView, side_views

MOST_SIDED = 2_000  # rows of a view; each chart of a side holds them all


class Drawn(Said):
    """The charts of an answer, each drawn once; whoever shows it leaves it as it is."""

    def colours(self, theme: Theme) -> Mapping[str, str]:
        """Give each side of the file its colour."""
        return self._colours[theme]

    @cached_property
    def _colours(self) -> Mapping[Theme, Mapping[str, str]]:
        return {theme: colours(self.estimates, style) for theme, style in STYLES.items()}

    @cached_property
    def legend(self) -> list[str]:
        """The sides in view that colours tell apart."""
        return in_legend(self.view.rows, self.colours("light"), STYLES["light"])

    @cached_property
    def marks(self) -> list[str]:
        """The marks in view, which the line above the charts explains."""
        return in_view(self.view, bool(self.sides), self.listed_day is not None)

    @cached_property
    def pairs(self) -> Sequence[tuple[str, str]]:
        """The pairs of group and area in view, those with most rows first."""
        return pairs(self.view.rows)

    @cached_property
    def sides(self) -> list[SideView]:
        """The sides that have a chart each; none where all estimates stand in one."""
        return [] if self.selection.split == "none" else self._sides

    @property
    def may_split(self) -> bool:
        """Whether there are sides that could have a chart each."""
        return bool(self._sides)

    @cached_property
    def _sides(self) -> list[SideView]:
        few = len(self.view.rows) <= MOST_SIDED and len(self.pairs) < 2
        return side_views(self.told) if few else []

    def chart(self, theme: Theme, side: SideView | None = None) -> Figure:
        """Draw the timeline for a theme, and for a side where one is given."""
        return self._once((theme, "side", side and side.name), lambda: self._timeline(theme, side))

    def who_says_what(self, theme: Theme, found: Summary) -> Figure:
        """Draw for a theme what was found of the day of which is told who says what."""
        return self._once(
            (theme, "who"),
            lambda: who(found.latest, self.colours(theme), STYLES[theme], self.told.number),
        )

    def _once(self, key: tuple, draw: Callable[[], Figure]) -> Figure:
        if key not in self._charts:
            self._charts[key] = draw()
        return self._charts[key]

    @cached_property
    def _charts(self) -> dict[tuple, Figure]:
        return {}

    def _timeline(self, theme: Theme, side: SideView | None) -> Figure:
        steps = self.told.steps(drawn(self.view)) if self.selection.band == "shown" else {}
        ink = self.colours(theme)
        if side and not side.name:  # everyone else has no colour of its own
            ink = dict.fromkeys(ink, STYLES[theme].ink)
        return timeline(
            self.view, self.data.events, steps, ink, STYLES[theme], titles=self.dataset.titles,
            focus=side and self._focus(side), day=self.listed_day,
        )  # fmt: skip

    def _focus(self, side: SideView) -> Focus:
        """Say what the chart of a side is about; the charts of all have equal margins."""
        lines = (line for each in self.sides for text in each.written.values() for line in text)
        return Focus(side.names, side.written, max(map(len, lines), default=0))
