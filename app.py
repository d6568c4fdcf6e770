"""Estimate Timeline: what `streamlit run app.py` starts."""

import logging
from pathlib import Path

import streamlit as st

from lib.words import labels


def say_sorry(error: Exception) -> bool:
    """Log an unforeseen error and show a plain sentence instead of a traceback."""
    logging.getLogger("estimate_timeline").error("page failed", exc_info=error)
    st.error(labels.FAILED)
    return True


app = st.App(
    Path(__file__).parent / "lib" / "dashboard.py",
    on_script_error=say_sorry,
)
