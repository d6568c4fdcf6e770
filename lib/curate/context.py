"""What the sentences before a number have told."""

from dataclasses import dataclass, field

from lib.curate.dating import Told


@dataclass
class Context:
    """What the sentences before have told.

    `known` says for how many sentences more a bare number may be a count of the group, and
    `remembered` for how many the kind is known; `asked` is the kind that the sentence before asked
    for, `named` whether a group has been named. `leading` is the time that the paragraph opened
    with, `heading` that of the heading above.
    """

    groups: tuple[str, ...] = ()
    kind: str = ""
    asked: str = ""
    known: int = 0
    remembered: int = 0
    named: bool = False
    heading: Told = field(default_factory=Told)
    leading: Told = field(default_factory=Told)
    source: str = ""
    speaker: str = ""
    area: str = ""
    paragraph: int = -1
