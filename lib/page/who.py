"""Who says what on a day: the latest estimates, and what may be said of them together."""

from html import escape

import streamlit as st

from lib import controls, words
from lib.analysis.latest import Latest
from lib.analysis.summary import Summary
from lib.answer import Answer
from lib.controls import state
from lib.data.days import Day
from lib.words import captions, labels, sentences, statements


def show(answer: Answer) -> None:
    """Draw the list of a day of the reader's choice, else of the view's own moment."""
    told, day = answer.told, answer.listed_day
    if told.moment is None or day is None:
        return  # a day that is none is named above the page
    st.html(f"<h2>{labels.WHO.format(day=words.moment(day))}</h2>")
    found = told.on(day)
    when, number = st.columns(2)
    with when:
        controls.at(told.moment.isoformat())
    with number:
        controls.check(words.number(found.low.value) if found else "")
    said = "".join(f"<p>{escape(line)}</p>" for line in answer.summary)
    terms = f"<p class='aside'>{captions.who_terms(answer.told.window)}</p>"
    st.html(_checked(answer.checked) + terms + said)
    if found:
        _chart(answer, found)
        head = "".join(f"<th scope='col'>{title}</th>" for title in labels.WHO_HEAD)
        body = "".join(_row(each, day) for each in found.latest)
        st.html(
            f"<table class='codebook'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )


def _checked(lines: list[str]) -> str:
    """Write the answer on a number large, and who is behind it."""
    first, *rest = lines or [""]
    named = "".join(f"<li>{escape(line)}</li>" for line in rest)
    return f"<p class='lead'>{escape(first)}</p><ul class='problems'>{named}</ul>" if lines else ""


def _chart(answer: Answer, found: Summary) -> None:
    st.plotly_chart(
        answer.who_says_what(state.theme(), found),
        theme=None,
        key="who_says_what",
        config={"displayModeBar": False, "scrollZoom": False},
        alt=" ".join([labels.ALLOWS, *answer.summary]),
    )
    st.html(f"<p class='aside'>{labels.ALLOWS_TERMS}</p>")


def _row(each: Latest, day: Day) -> str:
    times = dict.fromkeys(statements.when(row) for row in each.said)
    cells = (
        sentences.says(each),
        words.any_of(list(times), "and"),
        words.age(each.since, day),
        words.any_of(list(dict.fromkeys(row.disputed_by for row in each.said if row.disputed_by))),
    )
    described = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f"<tr><th scope='row'>{escape(each.source)}</th>{described}</tr>"
