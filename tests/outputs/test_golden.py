"""Small parts whose every letter is known: read the difference before you write them anew.

DATELINE_WRITE_PAIRS=1 writes tests/outputs/golden/*.html from what the code now says.
"""

from __future__ import annotations

import os
from pathlib import Path

import lxml.html
import pytest

from dateline.outputs.claim import ClaimPage
from dateline.outputs.corrections import Corrections
from dateline.outputs.drawing import post_html, regions
from tests.outputs import flood
from tests.outputs.pages import read, render, site

FOLDER = Path(__file__).parent / "golden"
STORY = flood.story()


def article(html: str, path: str) -> str:
    found = read(html).xpath(path)[0]
    found.tail = None
    return str(lxml.html.tostring(found, encoding="unicode"))


def parts() -> dict[str, str]:
    drawn = regions(STORY, site())
    return {
        "post-corrected": post_html(STORY, "p1", site()),
        "post-withdrawn": post_html(STORY, "p2", site()),
        "post-hostile": post_html(STORY, "p5", site()),
        "post-on-the-desk": post_html(STORY, "p3", site(), root="/merrow/"),
        "summary": drawn["summary"],
        "keyfigures": drawn["keyfigures"],
        "standing-line": drawn["standing-line"],
        "claim-replaced": article(render(ClaimPage(), STORY, site(), "d1-c2"), "//article"),
        "correction": article(render(Corrections(), STORY, site()), "//article[@class='cx correction']"),
    }


@pytest.mark.parametrize("name", sorted(parts()))
def test_the_part_is_drawn_as_it_was(name: str) -> None:
    got = "\n".join(line.rstrip() for line in parts()[name].splitlines() if line.strip()) + "\n"
    file = FOLDER / f"{name}.html"
    if os.environ.get("DATELINE_WRITE_PAIRS"):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(got, "utf-8")
    assert file.read_text("utf-8") == got


def test_no_golden_file_is_left_over() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(parts())
