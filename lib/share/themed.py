"""Pages and drawings that are light or dark: every colour is a variable of CSS."""

import re
from collections.abc import Mapping

from lib.figures.style import faded, pairs

THEMES = ("auto", "light", "dark")
# On paper all are light.
DARK = {
    "auto": "@media screen and (prefers-color-scheme: dark)",
    "dark": "@media screen",
}
COLOUR = re.compile(r'\b(fill|stroke)="(#[0-9a-f]{6}|rgba\((\d+,\d+,\d+),([0-9.]+)\))"')


def css(theme: str) -> str:
    """Write the rules that give the variables their colours; `auto` follows the reader."""
    named = pairs()
    light, dark = ({name: both[at] for name, both in named.items()} for at in (0, 1))
    rules = [_rule("light", light)]
    if theme in DARK:
        rules.append(f"{DARK[theme]} {{ {_rule('dark', dark)} }}")
    return "\n".join(rules)


def variable(colour: str) -> str:
    """Give the variable for a colour of the light theme."""
    return f"var(--{_names()[colour]})"


def themed(drawing: str) -> str:
    """Put variables in place of the colours of a light drawing, so that it can be dark as well."""
    names = _names()

    def written(found: re.Match) -> str:
        what, colour, channels, opacity = found.groups()
        name = names.get(channels or colour)
        if name is None:
            return found.group()
        faint = f' {what}-opacity="{opacity}"' if opacity else ""
        return f'{what}="var(--{name})"{faint}'

    return COLOUR.sub(written, drawing)


def _rule(scheme: str, colours: Mapping[str, str]) -> str:
    said = " ".join(f"--{name}: {colour};" for name, colour in colours.items())
    return f":root {{ color-scheme: {scheme}; {said} }}"


def _names() -> dict[str, str]:
    """Give the name of each light colour, as it is written plain and, by its channels, faded."""
    light = {colours[0]: name for name, colours in pairs().items()}
    return light | {_channels(colour): name for colour, name in light.items()}


def _channels(colour: str) -> str:
    """Give a colour as in `faded`: `#1f2430` → `31,36,48`."""
    return faded(colour, 0).removeprefix("rgba(").rpartition(",")[0]
