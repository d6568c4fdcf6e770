"""What a curator would look at next: rows that lack something, and what is unusual."""

from html import escape

import pandas as pd
import streamlit as st

from lib import words
from lib.answer import Answer
from lib.curate.draft import Draft
from lib.curate.vocabulary import vocabulary
from lib.curate.warnings import warnings
from lib.words import curating, statements


def show(answer: Answer, _: Draft) -> None:
    """Draw each list under its number of rows."""
    st.html(f"<p class='aside'>{curating.TO_DO_TERMS}</p>")
    estimates = answer.estimates
    unusual = warnings(estimates, vocabulary(estimates, answer.own_words))
    _list(curating.WARNINGS, [str(each) for each in unusual])
    for name, rows in lists(estimates).items():
        said = zip(rows["line"], statements.one_line(rows), strict=True)
        _list(curating.TO_DO_LISTS[name], [curating.at_line(*each) for each in said])


def lists(estimates: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Sort out the rows that deserve a look, by reason, in file order."""
    return {
        "no_link": estimates[estimates["url"] == ""],
        "no_exact_date": estimates[estimates["reference_date"] == ""],
        "derived": estimates[estimates["derivation"] != ""],
        "disputed": estimates[estimates["disputed_by"] != ""],
        "repeats": estimates[estimates["repeats"] != ""],
    }


def _list(heading: str, lines: list[str]) -> None:
    with st.expander(f"{heading}: {words.number(len(lines))}"):
        listed = "".join(f"<li>{escape(line)}</li>" for line in lines)
        st.html(f"<ul class='problems'>{listed}</ul>")
