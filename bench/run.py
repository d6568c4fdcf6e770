"""Measure all parts, or those named: `python -m bench.run [--rounds 9] [part …]`."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from bench import data, filtering, first_chart, growth, pages, profile, start
from bench.machine import machine
from bench.report import results
from bench.rounds import say

HERE = Path(__file__).parent
PARTS = {
    "first_chart": first_chart.measure,
    "filtering": filtering.measure,
    "data": data.measure,
    "growth": growth.measure,
    "pages": pages.measure,
    "start": start.measure,
    "imports": start.measure_imports,
    "profile": profile.measure,
}


def main() -> None:
    """Measure, merge with what other parts gave, and write both files anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    kept = HERE / "results.json"
    found = json.loads(kept.read_text()) if kept.is_file() else {}
    for part in asked.parts or PARTS:
        began = monotonic()
        with TemporaryDirectory() as folder:
            series = PARTS[part](asked.rounds, Path(folder))
        found[part] = {
            "machine": machine(),
            "series": [asdict(each) for each in series],
        }
        ordered = {name: found[name] for name in PARTS if name in found}
        kept.write_text(json.dumps(ordered, ensure_ascii=False, indent=1) + "\n")
        (HERE / "RESULTS.md").write_text(results(ordered))
        say(f"{part}: {monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
