"""Succeed if the app in this container is ready: the container's health check."""

import os
import urllib.request

port = os.environ["STREAMLIT_SERVER_PORT"]
base = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
path = f"/{base}/healthz" if base else "/healthz"
# Anything but success raises, and the process fails.
urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5).close()
