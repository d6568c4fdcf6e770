"""Estimate Timeline: what `streamlit run app.py` starts."""

import logging

import streamlit as st
from starlette.middleware import Middleware

from lib.place import PROJECT, estimates
from lib.share.preview import Preview
from lib.share.routes import routes
from lib.words import labels


def say_sorry(error: Exception) -> bool:
    """Log an unforeseen error and show a plain sentence instead of a traceback."""
    logging.getLogger("estimate_timeline").error("page failed", exc_info=error)
    st.error(labels.FAILED)
    return True


app = st.App(
    PROJECT / "lib" / "dashboard.py",
    middleware=[Middleware(Preview, path=estimates())],
    routes=routes(estimates(), str(st.get_option("server.baseUrlPath") or "")),
    on_script_error=say_sorry,
)
