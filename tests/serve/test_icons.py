"""The font of icons: small, and nothing that Streamlit shows is missing from it."""

from io import BytesIO

from fontTools.ttLib import TTFont

from lib.place import PROJECT
from lib.serve.assets import FOLDER
from lib.serve.icons import NAMED, drawn, font, named, path
from tests.server import ask


def test_every_icon_that_the_scripts_name_is_drawn_as_before():
    whole, small = (TTFont(BytesIO(each)) for each in (path(FOLDER).read_bytes(), font(FOLDER)))
    before, after = drawn(whole), drawn(small)
    shown = named(FOLDER) & set(before)
    assert {"expand_more", "keyboard_double_arrow_left", "visibility"} < shown
    assert shown <= set(after)
    for name in shown:
        was, is_ = (
            made["glyf"][words[name]].getCoordinates(made["glyf"])[0]
            for made, words in ((whole, before), (small, after))
        )
        assert list(was) == list(is_)


def test_every_icon_that_our_own_code_names_is_drawn():
    code = "".join(file.read_text() for file in (PROJECT / "lib").rglob("*.py"))
    assert set(NAMED.findall(code)) <= named(FOLDER) & set(drawn(TTFont(BytesIO(font(FOLDER)))))


def test_the_font_travels_small_and_keeps_its_cache_headers(served):
    name = path(FOLDER).relative_to(FOLDER).as_posix()
    status, headers, body = ask(f"{served.address}/{name}", accept_encoding="br")
    assert (status, "content-encoding" in headers) == (200, False)
    assert "immutable" in headers["cache-control"]
    assert body == font(FOLDER)
    assert int(headers["content-length"]) == len(body) < path(FOLDER).stat().st_size / 20
    tag = headers["etag"]
    assert ask(f"{served.address}/{name}", if_none_match=tag)[::2] == (304, b"")
