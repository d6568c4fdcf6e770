"""Estimate Timeline: what `streamlit run app.py` starts."""

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime import get_instance

from lib import log
from lib.place import PROJECT, estimates
from lib.serve.assets import Assets
from lib.serve.guard import Guard
from lib.serve.health import health
from lib.serve.known import Known, asked_by_habit
from lib.serve.metrics import Measured, scraped
from lib.serve.routes import routes
from lib.serve.shell import Shell
from lib.serve.sockets import Messages
from lib.serve.uploads import MOST_HELD, Uploads
from lib.serve.warm import lifespan
from lib.words import labels


def say_sorry(error: Exception) -> bool:
    """Log an unforeseen error and show a plain sentence instead of a traceback."""
    log.error(error)
    st.error(labels.FAILED)
    return True


def held() -> int:
    """Count the bytes of readers' own files that Streamlit holds for their sessions."""
    files = get_instance().uploaded_file_mgr.file_storage  # ty: ignore[missing-attribute]
    return sum(len(each.data) for session in [*files.values()] for each in [*session.values()])


log.configure()
base = str(st.get_option("server.baseUrlPath") or "")

app = st.App(
    PROJECT / "lib" / "dashboard.py",
    lifespan=lifespan(estimates()),
    middleware=[
        Middleware(Messages),
        Middleware(Measured, base=base),
        Middleware(Guard, base=base),
        Middleware(Known, base=base),
        Middleware(Uploads, held=held, most=MOST_HELD),
        Middleware(Assets, base=base),
        Middleware(Shell, path=estimates(), base=base),
    ],
    routes=[
        *routes(estimates(), base),
        health(estimates(), base),
        scraped(estimates(), base),
        *asked_by_habit(base),
    ],
    on_script_error=say_sorry,
)
