"""The method page: every term, and one summary worked out on the rows in view."""

from html import escape
from pathlib import Path

import streamlit as st

from lib.analysis.summary import Summary, steps
from lib.analysis.voices import voices
from lib.page import Shown
from lib.words import labels, sentences, trends

TEXT = Path(__file__).with_suffix(".md").read_text(encoding="utf-8")
TREND = Path(__file__).with_name("trend.md").read_text(encoding="utf-8")


def show(shown: Shown) -> None:
    """Draw the terms, the worked example, and the verdict on a trend."""
    st.html(f"<h2>{labels.METHOD}</h2>")
    st.markdown(TEXT)
    _worked(shown)
    _trend(shown)


def _trend(shown: Shown) -> None:
    """Draw the rivals of this view, then what they are and how well the verdict does."""
    st.html(f"<h2>{trends.TITLE}</h2>")
    if shown.verdict is None:
        st.html(f"<p>{trends.NO_VERDICT}</p>")
    else:
        head = "".join(f"<th scope='col'>{title}</th>" for title in trends.HEAD)
        body = "".join(
            f"<tr><th scope='row'>{name}</th><td>{score}</td><td>{beside}</td></tr>"
            for name, score, beside in trends.rivals(shown.verdict.rivals)
        )
        st.html(
            f"<p>{escape(trends.basis(shown.verdict))}</p><table class='codebook'><thead><tr>"
            f"{head}</tr></thead><tbody>{body}</tbody></table>"
        )
    st.markdown(TREND)


def _worked(shown: Shown) -> None:
    st.html(f"<h3>{labels.WORKED}</h3>")
    if reason := sentences.refused(shown.view.speaking, shown.comparable):
        st.html(f"<p>{escape(reason)}</p>")
        return
    found = _latest_with_middle(shown)
    if found is None:
        st.html(f"<p>{labels.NOT_WORKED}</p>")
        return
    st.html(f"<p>{escape(sentences.as_of(found))}</p><ol class='worked'>{_steps(found)}</ol>")


def _latest_with_middle(shown: Shown) -> Summary | None:
    view = shown.view
    if view.moment is None:
        return None
    every = steps(voices(view.speaking, view.selection.months), view.moment)
    return next((found for _, found in reversed(every) if found and found.middle), None)


def _steps(found: Summary) -> str:
    return "".join(f"<li>{escape(step)}</li>" for step in sentences.worked(found))
