"""BibTeX of any text and any address is read back by a parser that others wrote."""

import re
from datetime import date

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.answer import answer_to
from lib.data.files import files
from lib.data.releases import freeze
from lib.query import parse_text, write, write_out
from lib.share.citations import Citation, bibtex, every_estimate, of_view, text

TODAY = date(2026, 12, 24)
CSV = "id,source,year,low,url,title\na,UN,2019,1,https://example.org/x}y,One {\nb,US,2020,2,,Two\n"
PLAIN = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}",
    "textasciitilde": "~", "textasciicircum": "^",
}  # fmt: skip


def plain(tex: str) -> str:
    """Read TeX as it is printed."""
    return re.sub(
        r"\\(?:([a-z]+)\{\}|([&%$#_]))", lambda found: PLAIN.get(found[1], found[2]), tex
    )


def work(said: str, url: str = "https://example.org/", key: str = "x") -> Citation:
    return Citation(
        key=key, kind="document", authors=(said, "B"), title=said, container=said,
        issued=(2019,), accessed=TODAY, url=url, note=said,
    )  # fmt: skip


def entry(each: Citation) -> dict[str, str]:
    """Give the fields of the one entry that a parser finds."""
    library = bibtexparser.parse_string(bibtex([each, work("next", key="y")]).decode())
    assert (library.failed_blocks, len(library.entries)) == ([], 2)
    return {field.key: field.value for field in library.entries[0].fields}


SIGNS = {
    # text → as BibTeX writes it
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "a {b} c": r"a \textbraceleft{}b\textbraceright{} c",
    "\\": r"\textbackslash{}",
    "\\n{": r"\textbackslash{}n\textbraceleft{}",
    "100 % & #1 a_b $5": r"100 \% \& \#1 a\_b \$5",
    "~x^2": r"\textasciitilde{}x\textasciicircum{}2",
    "عنوان “quoted” – dash": "عنوان “quoted” – dash",
    "two\nlines": "two lines",
    "@article{a, b": r"@article\textbraceleft{}a, b",
    'a "b': 'a "b',
}


@pytest.mark.parametrize(("said", "tex"), SIGNS.items())
def test_each_sign_is_written_so_that_it_is_printed(said, tex):
    fields = entry(work(said))
    assert (fields["title"], fields["note"]) == (f"{{{tex}}}", tex)
    assert plain(tex) == " ".join(said.split())


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_back(said):
    fields, flat = entry(work(f"x{said}")), " ".join(f"x{said}".split())
    assert plain(fields["note"]) == plain(fields["howpublished"]) == flat
    assert plain(fields["title"]) == f"{{{flat}}}"
    assert plain(fields["author"]) == f"{{{flat}}} and {{B}}"


ADDRESSES = {
    "https://example.org/x}y": "https://example.org/x%7Dy",
    "https://example.org/{a}": "https://example.org/%7Ba%7D",
    "https://example.org/\\": "https://example.org/%5C",
    'https://example.org/"': "https://example.org/%22",
    "https://example.org/b?x=1&y=50%25_z~^$#q": "https://example.org/b?x=1&y=50%25_z~^$#q",
    "https://example.org/عنوان": "https://example.org/عنوان",
}


@pytest.mark.parametrize(("url", "written"), ADDRESSES.items())
def test_an_address_still_leads_there(url, written):
    assert entry(work("x", url))["url"] == written


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"])))
def test_any_address_is_read_back(end):
    assert entry(work("x", f"https://example.org/{end}"))["url"].startswith("https://example.org/")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "estimates.csv"
    path.write_text(CSV)
    freeze(path, 2, date(2026, 1, 31), "first")
    return path


QUERIES = ("view=all", "source=UN", "source=US", "q=%7D%7D", "release=2026-01-31",
           "source=UN&release=2026-01-31")  # fmt: skip


def test_each_selection_has_a_key_of_its_own_and_one_file_can_hold_them_all(file):
    served = files(file)
    answers = [answer_to(served, parse_text(each, ())) for each in QUERIES]
    works = [of_view(each, "https://example.org/", TODAY) for each in answers]
    library = bibtexparser.parse_string(bibtex(works).decode())
    assert library.failed_blocks == []
    keys = [each.key for each in library.entries]
    assert len(set(keys)) == len(QUERIES)
    days = [re.sub("-[0-9a-f]{8}$", "", each) for each in keys]
    assert days == ["estimates-2026-12-24"] * 4 + ["estimates-2026-01-31"] * 2


def test_a_pinned_link_is_cited_with_its_release(file):
    answer = answer_to(files(file), parse_text("source=UN", ()))
    pinned = f"https://example.org/?{write_out(answer.selection, '2026-01-31')}"
    cited = of_view(answer, pinned, TODAY)
    assert cited.issued == (2026, 1, 31)
    assert text(cited) == (
        "Estimate Timeline (31 Jan 2026): Estimate Timeline. release of 31 Jan 2026. "
        f"Source: UN. {pinned} (accessed 24 Dec 2026)."
    )
    loose = of_view(answer, f"https://example.org/?{write(answer.selection)}", TODAY)
    assert (loose.issued, loose.note) == ((2026,), "working file. Source: UN")
    elsewhere = of_view(answer, "https://example.org/?release=2020-01-01", TODAY)
    assert elsewhere.note.startswith("working file")


def test_an_estimate_is_cited_from_where_its_link_leads(file):
    answer = answer_to(files(file), parse_text("view=all", ()))
    _, linked, bare = every_estimate(answer, "https://example.org/?release=2026-01-31", TODAY)
    assert linked.note == "at least 1, for 2019; as collected in Estimate Timeline, working file"
    assert bare.note.endswith("as collected in Estimate Timeline, release of 31 Jan 2026")


BASES = {"": "http://here", "https://own.example.org/deep/": "https://own.example.org/deep"}


@pytest.mark.parametrize(("address", "base"), BASES.items())
def test_addresses_start_with_the_datasets_own(file, address, base):
    file.with_name("views.toml").write_text(f'[dataset]\naddress = "{address}"\n')
    for query in ("view=all", "release=2026-01-31"):  # which was frozen without an address
        assert answer_to(files(file), parse_text(query, ())).base("http://here/") == base
