"""The codebook: every column of the data, straight from the row model."""

from html import escape

import streamlit as st

from lib.answer import Answer
from lib.data.columns import Column, examples
from lib.data.row import COLUMNS
from lib.words import captions, labels


def show(answer: Answer) -> None:
    """Draw one table row per column."""
    st.html(f"<h2>{labels.CODEBOOK}</h2><p>{escape(captions.codebook(answer.data.name))}</p>")
    head = "".join(f"<th scope='col'>{title}</th>" for title in labels.CODEBOOK_HEAD)
    rows = "".join(
        _row(each, labels.title(each.name, answer.dataset.titles), _examples(answer, each.name))
        for each in COLUMNS.values()
    )
    st.html(f"<table class='codebook'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")


def _examples(answer: Answer, name: str) -> list[str]:
    cells = answer.data.reading.cells
    return examples(cells[name]) if name in cells else []


def _row(column: Column, title: str, shown: list[str]) -> str:
    cells = (title, column.meaning, column.unit, ", ".join(shown))
    return (
        f"<tr><th scope='row'><code>{escape(column.name)}</code></th>"
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
    )
