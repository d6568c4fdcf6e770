"""The method page: every term, and one summary worked out on the rows in view."""

from decimal import Decimal
from html import escape
from pathlib import Path

import streamlit as st

from lib.analysis.allows import of_number
from lib.analysis.leans import leans
from lib.analysis.select import pairs
from lib.analysis.summary import Summary
from lib.analysis.told import Told
from lib.answer import Answer
from lib.words import checking, labels, lead, leaning, sentences

TEXT = Path(__file__).with_suffix(".md").read_text(encoding="utf-8")


def show(answer: Answer) -> None:
    """Draw the terms and the worked example."""
    st.html(f"<h2>{labels.METHOD}</h2>")
    st.markdown(TEXT)
    _worked(answer)


def _worked(answer: Answer) -> None:
    st.html(f"<h3>{labels.WORKED}</h3>")
    if reason := lead.refused(answer.told):
        st.html(f"<p>{escape(reason)}</p>")
        return
    found = _latest_with_middle(answer.told)
    if found is None:
        st.html(f"<p>{labels.NOT_WORKED}</p>")
        return
    steps = "".join(f"<li>{escape(step)}</li>" for step in sentences.worked(found))
    st.html(f"<p>{escape(sentences.as_of(found))}</p><ol class='worked'>{steps}</ol>")
    told, number = answer.told, Decimal(found.low.value)
    others = [
        checking.checked(number, of_number(found.latest, number)),
        *leaning.sides(leans(told.beside, "side")),
        lead.moves(told, answer.verdict),
    ]
    st.html(f"<ul class='problems'>{''.join(f'<li>{escape(each)}</li>' for each in others)}</ul>")


def _latest_with_middle(told: Told) -> Summary | None:
    """Summarise the last day up to the moment on which there was a middle."""
    [steps] = told.steps(pairs(told.view.scope)).values() or [[]]
    return next((told.on(step.day) for step in reversed(steps) if step.middle), None)
