"""The one place for colours and sizes, in both themes."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal

import pandas as pd

Theme = Literal["light", "dark"]

COLOURED_SIDES = 8
MOST_IN_LEGEND = 12


@dataclass(frozen=True)
class Style:
    """Colours of one theme: a hue keeps its place in both, in a shade that can be seen there."""

    hues: tuple[str, ...]
    other: str
    behind: str
    paper: str
    ink: str
    faint_ink: str
    grid: str
    event: str


# Hues after Okabe and Ito's colour-blind-safe set, shifted until each stands 3:1 on its paper and
# any two are apart by 20 of CIEDE2000.
STYLES: dict[Theme, Style] = {
    "light": Style(
        hues=(
            "#00806b", "#7c3ea5", "#0072b2", "#d55e00",
            "#6b6100", "#a3162e", "#d6459a", "#2f3b52",
        ),
        other="#907a66",
        behind="#d3d7de",
        paper="#ffffff",
        ink="#1f2430",
        faint_ink="#5b6270",
        grid="#e6e8ec",
        event="#7c8494",
    ),
    "dark": Style(
        hues=(
            "#2cc295", "#a77be6", "#4fa8e0", "#ff8a3d",
            "#cdbb3f", "#e5484d", "#ff9ecb", "#e3e8f5",
        ),
        other="#a08d78",
        behind="#3a4150",
        paper="#11141b",
        ink="#e8eaf0",
        faint_ink="#a4abb8",
        grid="#2a2f3a",
        event="#8a92a3",
    ),
}  # fmt: skip

# The reader's own: no font travels. The theme and view.css name the same.
FONT = (
    "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, 'DejaVu Sans', "
    "sans-serif"
)
FONT_SIZE = 13
SMALL_FONT_SIZE = 11
BAR_WIDTH = 6
HOLLOW_WIDTH = 3
HAIRLINE_WIDTH = 1
DOT_SIZE = 8
LIMIT_SIZE = 11
HEAD_SIZE = 8
NOTCH_SIZE = 6
DENIED_SIZE = 6
TICK_SIZE = 8
TARGET_SIZE = 16
CHOSEN_SIZE = 18
DIMMED = 0.15


def colours(estimates: pd.DataFrame, style: Style) -> dict[str, str]:
    """Give every side of the whole file its colour; those after the eighth are grey.

    A side is a source type, or a source where no row has a type. The eight with most rows (ties
    A–Z) take the hues in A–Z order, so that a side changes its colour only when another enters or
    leaves the eight.
    """
    sides = estimates.loc[estimates["side"] != "", "side"]
    most = sides.value_counts().rename_axis("side").reset_index(name="rows")
    most = most.sort_values(["rows", "side"], ascending=[False, True])["side"].tolist()
    hues = dict(zip(sorted(most[:COLOURED_SIDES]), style.hues, strict=False))
    return {name: hues.get(name, style.other) for name in [*most, ""]}


def in_legend(rows: pd.DataFrame, found: Mapping[str, str], style: Style) -> list[str]:
    """List the sides of some rows, A–Z; of many, those alone that have a colour of their own."""
    names = sorted(rows["side"].unique())
    if len(names) <= MOST_IN_LEGEND:
        return names
    return [name for name in names if found[name] != style.other]


def pairs() -> dict[str, tuple[str, str]]:
    """Name every colour and give it in light and in dark: `ink` → `#1f2430`, `#e8eaf0`."""
    light, dark = STYLES["light"], STYLES["dark"]
    hues = enumerate(zip(light.hues, dark.hues, strict=True), start=1)
    others = (each.name for each in fields(Style) if each.name != "hues")
    return {
        **{f"hue-{number}": both for number, both in hues},
        **{name.replace("_", "-"): (getattr(light, name), getattr(dark, name)) for name in others},
    }


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two `#rrggbb` colours. Source: WCAG 2.2, relative luminance."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def faded(colour: str, opacity: float) -> str:
    """Give a `#rrggbb` colour as rgba with this opacity."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def _luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
