"""What a dataset says of itself, and how its numbers are to be taken."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from lib.data.names import key
from lib.selection import NEXT, OWN, WHENS, WINDOWS, Selection


@dataclass(frozen=True)
class Dataset:
    """What `[dataset]`, `[titles]` of columns and `[names]` of groups say; any may be absent."""

    title: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""
    contact: str = ""
    address: str = ""
    comparable: tuple[frozenset[str], ...] = ()
    years: tuple[str, ...] = ()  # kinds of number that are themselves years
    when: str = WHENS[0]
    window: str = WINDOWS[0]
    rows: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def months(self, selection: Selection) -> int | None:
        """Tell how long an estimate stays the latest; None: until its source speaks anew."""
        window = selection.window if selection.window in WINDOWS else self.window
        return None if window == NEXT else int(window)

    def dated(self, selection: Selection) -> str:
        """Tell which date an estimate stands at: when it was published, or what it describes."""
        return selection.when if selection.when in WHENS else self.when

    def own(self, selection: Selection) -> Selection:
        """Leave blank what a selection says as the dataset has it anyway."""
        same = {name: "" for name in OWN if getattr(selection, name) == getattr(self, name)}
        return replace(selection, **same)

    def written_out(self, selection: Selection) -> Selection:
        """Say outright what a selection leaves to the dataset."""
        return replace(
            selection, **{name: getattr(selection, name) or getattr(self, name) for name in OWN}
        )

    def compares(self, kinds: Collection[str]) -> bool:
        """Tell whether numbers of these kinds may be set beside each other."""
        return len(set(kinds)) < 2 or set(kinds) in self.together(kinds)

    def together(self, kinds: Collection[str]) -> list[set[str]]:
        """Give the largest groups of these kinds that may be set beside each other."""
        groups = [
            {kind for kind in kinds if key(kind) in set(map(key, allowed))}
            for allowed in self.comparable
        ]
        alone = set(kinds).difference(*groups)
        return [*filter(None, groups), *({kind} for kind in sorted(alone))]


NO_SETTINGS = Dataset()
