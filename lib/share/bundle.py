"""A zip that stands alone: rows, codebook, what they are, and how to cite them."""

import csv
import io
import zipfile
from collections.abc import Mapping
from datetime import date

from lib.answer import Answer
from lib.data.row import COLUMNS
from lib.share import citations, formats
from lib.share import rows as leaving
from lib.words import captions, labels

CODEBOOK = ("column", "title", "description", "unit")
# A zip of the same rows has the same bytes, whenever it is made.
WHEN = (1980, 1, 1, 0, 0, 0)


def bundle(answer: Answer, url: str, today: date) -> bytes:
    """Zip the rows in view with codebook, README, data package and citations."""
    works = citations.every_estimate(answer, url, today)
    parts = {
        "README.txt": captions.bundle(
            answer.dataset.title, answer.lead, url, citations.text(works[0])
        ).encode(),
        "estimates.csv": leaving.csv(answer.cells),
        "estimates.json": formats.as_json(answer),
        "codebook.csv": codebook(answer.dataset.titles),
        "datapackage.json": formats.data_package(answer, "estimates.csv"),
        "citations.bib": citations.bibtex(works),
        "citations.csl.json": citations.csl(works),
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, WHEN), part, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def codebook(titles: Mapping[str, str]) -> bytes:
    """Write what every column means as CSV; `titles` are the dataset's own."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CODEBOOK)
    for each in COLUMNS.values():
        writer.writerow((each.name, labels.title(each.name, titles), each.meaning, each.unit))
    return text.getvalue().encode()
