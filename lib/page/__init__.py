"""One file per page, each with `show(answer)`.

The folder is not called `pages`: Streamlit runs by itself whatever lies in a folder of that name
beside its script.
"""
