"""A figure that nobody changes any more."""

from functools import cached_property

import plotly.graph_objects as go


class Figure(go.Figure):
    """A figure that is put into plain values once, and not for every reader and every change."""

    def to_dict(self) -> dict:
        """Give its plain values; whoever takes them leaves them as they are."""
        return self._plain

    @cached_property
    def _plain(self) -> dict:
        return super().to_dict()
