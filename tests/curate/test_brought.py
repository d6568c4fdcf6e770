"""Files of any kind: their text, what they say of themselves, and why some are not read."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.curate.brought.bring import brought
from lib.curate.brought.found import found_in
from lib.curate.vocabulary import vocabulary
from lib.data.problems import UnreadableError
from tests.curate.files import docx, mht, odt, pdf, tabled, written
from tests.reading.workbooks import ods, xlsx, zipped

WORDS = vocabulary(None, b"")
SAID = "In 2019 the army counted 4,000 people in the valley."
HEAD = [["Source", "Year", "Value"], ["UN", 2019, 4000]]
PAGE = (
    "<html><head><title>How many? | The Daily</title>"
    '<meta property="og:site_name" content="The Daily"><meta property="article:published_time" '
    f'content="2020-05-04"></head><body><nav>900 people</nav><p>{SAID}</p></body></html>'
)
DAILY = {"title": "How many? | The Daily", "reported_by": "The Daily",
         "publication_date": "2020-05-04"}  # fmt: skip
SAVED = f"<!-- saved from url=(0023)https://daily.example/b -->\n{PAGE}"
RUSSIAN = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'
    "<title>Сколько?</title></head><body><p>Погибли 4 000.</p></body></html>"
)

KINDS = {
    # name and bytes → text, what the file says of itself
    "plain text": (("a.txt", SAID.encode()), SAID, {}),
    "a web page": (("a.html", PAGE.encode()), SAID, DAILY),
    "a web page by another name": (("a", PAGE.encode()), SAID, DAILY),
    "a web page with its address": (
        ("a.html", SAVED.encode()), SAID, DAILY | {"url": "https://daily.example/b"},
    ),
    "a web page of another encoding": (
        ("a.html", RUSSIAN.encode("cp1251")), "Погибли 4 000.", {"title": "Сколько?"},
    ),
    "a web page with all its pictures": (
        ("a.mht", mht(PAGE)), SAID, DAILY | {"url": "https://daily.example/a"},
    ),
    "docx": (("a.docx", docx(written(SAID), "How many?")), f"{SAID}\n", {"title": "How many?"}),
    "docx by another name": (("a.doc", docx(written(SAID))), f"{SAID}\n", {}),
    "odt": (
        ("a.odt", odt(f"<text:p>{SAID}</text:p>", "How many?")), f"{SAID}\n",
        {"title": "How many?"},
    ),
    "pdf": (("a", pdf([[(50, 700, SAID)]], "How many?")), f"{SAID}\n", {"title": "How many?"}),
    "xlsx": (("a.xlsx", xlsx({"A": HEAD})), "Source\tYear\tValue\nUN\t2019\t4000\n", {}),
    "ods": (("a.ods", ods({"A": HEAD})), "Source\tYear\tValue\nUN\t2019\t4000\n", {}),
    "csv": (("a.csv", b"Who;When\nUN;2019\n"), "Who\tWhen\nUN\t2019\n", {}),
    "csv by its columns": (
        ("", b"source,year,value\nUN,2019,\"4,000\"\n"),
        "source\tyear\tvalue\nUN\t2019\t4,000\n", {},
    ),
    "csv with a declared separator": (
        ("a.csv", b"sep=;\nsource;year;low\n\"UN;\nOCHA\";2019;5\n"),
        "source\tyear\tlow\nUN; OCHA\t2019\t5\n", {},
    ),
    "csv that is prose": (("a.csv", b"It rained.\n"), "It rained.\n", {}),
    "nothing": (("", b""), "", {}),
}  # fmt: skip


@pytest.mark.parametrize(("file", "text", "about"), KINDS.values(), ids=KINDS)
def test_a_file_gives_its_text_and_what_it_says_of_itself(file, text, about):
    found = brought(*file)
    assert (found.text, dict(found.about)) == (text, about)


@pytest.mark.parametrize(
    "file", [KINDS[each][0] for each in ("plain text", "a web page", "docx", "odt", "pdf")],
)  # fmt: skip
def test_the_same_estimate_is_found_in_any_of_them(file):
    [found] = found_in(brought(*file), WORDS)
    assert (found.low, found.counted, found.year, found.speaker) == (
        4000, "people", "2019", "the army",
    )  # fmt: skip


def test_what_is_said_by_hand_goes_before_what_the_file_says():
    about = {"title": "Another title", "url": "https://daily.example/c", "source": ""}
    [found] = found_in(brought("a.html", SAVED.encode()), WORDS, about)
    assert (found.title, found.url, found.reported_by, found.publication_date) == (
        "Another title", "https://daily.example/c", "The Daily", "2020-05-04",
    )  # fmt: skip


INSIDE = {
    # parts of a docx → its text
    "paragraphs": (written("One.", "Two."), "One.\n\nTwo.\n"),
    "runs": ("<w:p><w:r><w:t>4,0</w:t></w:r><w:r><w:t>00 men</w:t></w:r></w:p>", "4,000 men\n"),
    "a line that is broken": ("<w:p><w:t>One</w:t><w:br/><w:t>two</w:t></w:p>", "One\ntwo\n"),
    "what was struck out": (
        "<w:p><w:del><w:delText>5</w:delText></w:del><w:t>6</w:t></w:p>", "6\n",
    ),
    "settings": (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:t>6</w:t></w:p>', "6\n",
    ),
    "what is there twice": (
        "<w:p><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:t>6</w:t></mc:Choice><mc:Fallback>"
        "<w:t>6</w:t></mc:Fallback></mc:AlternateContent></w:p>", "6\n",
    ),
    "a table": (
        written("Before.") + tabled([["a", ""], ["b", "c"]]) + written("After."),
        "Before.\n\na\t\nb\tc\n\nAfter.\n",
    ),
    "a table in a table": (
        f"<w:tbl><w:tr><w:tc>{tabled([['a', 'b']])}</w:tc><w:tc>{written('c')}</w:tc></w:tr>"
        "</w:tbl>", "a b\tc\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "text"), INSIDE.values(), ids=INSIDE)
def test_the_text_of_a_docx(body, text):
    assert brought("", docx(body)).text == text


OPEN = {
    # parts of an odt → its text
    "a heading": ("<text:h>One</text:h><text:p>Two.</text:p>", "One\n\nTwo.\n"),
    "blanks": ('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>',
               "a   b\tc\nd\n"),
    "a note": ("<text:p>4,000<text:note><text:note-body><text:p>5</text:p></text:note-body>"
               "</text:note> men</text:p>", "4,000 men\n"),
    "a table": (
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>b</text:p>'
        "</table:table-cell></table:table-row></table:table>", "a\t\t\tb\n",
    ),
    "what is repeated for ever": (
        "<table:table><table:table-row><table:table-cell "
        'table:number-columns-repeated="99999999"/></table:table-row></table:table>',
        "\t" * 199 + "\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "text"), OPEN.values(), ids=OPEN)
def test_the_text_of_an_odt(body, text):
    assert brought("", odt(body)).text == text


DAMAGED = "it is a damaged document; open it where it was written, and save it anew"
OCR = "it is a picture; run text recognition (OCR) on it, and paste the text"
BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]>'
OLD = (
    "it is an old document or spreadsheet (.doc, .xls), or one with a password; save it without "
    "one as .docx, .odt, .xlsx or PDF"
)
REASONS = {
    # bytes → reason
    "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), OLD),
    "RTF": (b"{\\rtf1 text}", "it is an RTF document; save it as .docx, .odt or PDF"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(60), OCR),
    "a small picture": (b"GIF89a\x01\x00", OCR),
    "a picture in a box": (b"RIFF\x00\x00\x00\x00WEBPVP8 ", OCR),
    "a film": (b"\x00\x00\x00\x20ftypmp42",
               "it is a picture or a film; paste the words that it shows"),
    "slides": (zipped({"ppt/presentation.xml": "<p/>"}),
               "it is a presentation; save it as PDF"),
    "a book": (zipped({"mimetype": "application/epub+zip"}),
               "it is an electronic book; save it as PDF or HTML"),
    "an archive": (zipped({"a.txt": "4,000 people"}),
                   "it is an archive, and not of one document; unpack it first"),
    "a compressed file": (b"\x1f\x8b\x08\x00", "it is an archive or a compressed file; unpack "
                          "it first"),
    "half a document": (docx(written(SAID))[:300], DAMAGED),
    "a document without a text": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), DAMAGED,
    ),
    "entities": (
        zipped({"word/document.xml": f"{BOMB}<w:t>&c;</w:t>"}), DAMAGED,
    ),
    "elements that are never closed": (docx("<w:p><w:t>a"), DAMAGED),
    "a bomb": (
        docx("", more={"word/document.xml": " " * 31_000_000}),
        "it unfolds to more than 30 MB; save the part that is meant alone",
    ),
    "a document with a password": (
        odt("", locked="<m:encryption-data/>"), "it has a password; save it without one",
    ),
    "a web archive without a page": (
        mht(PAGE).replace(b"text/html\r\nContent-Loc", b"image/gif\r\nContent-Loc"),
        "it is a damaged web archive; open it in a browser, and save the page as HTML",
    ),
    "too large": (bytes(10_000_001),
                  "the file is larger than 10 MB; split it, or leave out what is not needed"),
    "too long": (b"four men. " * 50_001,
                 "it has more than 500,000 characters of text; bring the part with the numbers "
                 "alone"),
    "bytes that are no text": (bytes(range(32)) * 40,
                               "it holds bytes that are no text; save it as CSV in UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "reason"), REASONS.values(), ids=REASONS)
def test_what_is_not_read_says_what_to_do(content, reason):
    with pytest.raises(UnreadableError) as raised:
        brought("file", content)
    assert str(raised.value) == reason


def test_a_text_may_begin_like_a_picture():
    assert brought("", b"BMW counted 400 men").text == "BMW counted 400 men"


SOUND = (
    pdf([[(50, 700, SAID)]]), docx(written(SAID) + tabled([["a", "b"]])),
    odt(f"<text:p>{SAID}</text:p>"), mht(PAGE), PAGE.encode(), xlsx({"A": HEAD}),
    ods({"A": HEAD}), b"source,year,low\nUN,2019,5\n",
)  # fmt: skip
STARTS = (b"%PDF-1.4\n", b"PK\x03\x04", b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n",
          b"<html>", b"source,year,low\n", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"")  # fmt: skip


def read(content: bytes) -> None:
    with suppress(UnreadableError):
        found_in(brought("", content), WORDS)


@given(st.sampled_from(STARTS), st.binary(max_size=400))
def test_no_bytes_raise_anything_but_a_reason(start, rest):
    read(start + rest)


@settings(deadline=None)  # a damaged PDF is looked through from end to end
@given(st.sampled_from(SOUND), st.data())
def test_no_damage_raises_anything_but_a_reason(content, data):
    at = data.draw(st.integers(0, len(content)))
    length = data.draw(st.integers(0, 30))
    read(content[:at] + data.draw(st.binary(max_size=30)) + content[at + length :])
