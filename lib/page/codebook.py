"""The codebook: every column of the data, straight from the row model."""

from html import escape

import streamlit as st
from pydantic.fields import FieldInfo

from lib.data.row import Estimate, unit
from lib.page import Shown
from lib.words import captions, labels


def show(shown: Shown) -> None:
    """Draw one table row per column."""
    st.html(f"<h2>{labels.CODEBOOK}</h2><p>{escape(captions.codebook(shown.data.name))}</p>")
    head = "".join(f"<th scope='col'>{title}</th>" for title in labels.CODEBOOK_HEAD)
    rows = "".join(_row(name, field) for name, field in Estimate.model_fields.items())
    st.html(f"<table class='codebook'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")


def _row(name: str, field: FieldInfo) -> str:
    examples = ", ".join(str(example) for example in field.examples or [])
    cells = (field.title or "", field.description or "", unit(field), examples)
    return (
        f"<tr><th scope='row'><code>{escape(name)}</code></th>"
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
    )
