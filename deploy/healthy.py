"""Succeed if the app in this container is ready: its health check, and its readiness probe."""

import json
import os
import sys
import urllib.request

port = os.environ["STREAMLIT_SERVER_PORT"]
base = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
path = f"/{base}/healthz" if base else "/healthz"
# Anything but success raises, and the process fails. Where the app itself could not be read,
# Streamlit answers 200 with its own page, which is no JSON.
with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
    sys.exit(json.load(answer)["ready"] is not True)
