"""The documents at the desk: the list, one of them with its marks, and what is said of what was not read."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.outputs.languages import unread
from dateline.records import Document, Passage
from tests.outputs import flood
from tests.web.desks import Desk
from tests.web.test_source_text import claim

GERMAN = "Der Pegel steigt, sagte die Bürgermeisterin von Harne. Die Brücke ist seit dem Morgen gesperrt."
NASTY = "<script>alert(1)</script> \u202egnp.exe\x00 </p></div>\n" + "\u0645\u0631\u062d\u0628\u0627 " * 30


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def paper(id_: str, text: str, **more: object) -> Document:
    made = Document(id=id_, source="quill", text=text, captured=flood.START, capture="0" * 64)
    return replace(made, **more)  # type: ignore[arg-type]


def test_the_list_has_every_document_and_says_what_was_not_read(desk: Desk) -> None:
    desk.room.append("merrow", "source:quill", [paper("d-de", GERMAN, title="Pegel", language="de")])
    desk.sign_in()
    page = words(desk.get("documents"))
    assert "1 document in another language: kept, shown and searchable, and not read into claims." in page
    assert "Not read in German" in page
    assert page.count("claims") > 1
    found = words(desk.get("documents?find=br%C3%BCcke+PEGEL"))
    assert "1 document of" in found
    assert "Pegel" in found
    assert "No document has these words." in desk.get("documents?find=zeppelin")


def test_a_document_in_another_language_is_shown_and_says_so(desk: Desk) -> None:
    desk.room.append("merrow", "source:quill", [paper("d-de", GERMAN, language="de")])
    desk.sign_in()
    page = desk.get("documents/d-de")
    assert 'lang="de"' in page
    assert GERMAN in words(page)
    assert "Not read into claims. This text is in German ( de )." in words(page)
    assert unread(desk.room.story("merrow")) == {"quill": ("1 document in German",)}


def test_each_claim_has_its_number_in_the_text_and_in_the_list(desk: Desk) -> None:
    desk.sign_in()
    page = desk.get("documents/d1")
    ids = desk.room.story("merrow").claims_in["d1"]
    assert [int(n) for n in re.findall(r'id="k(\d+)"', page)] == list(range(1, len(ids) + 1))
    assert [int(n) for n in re.findall(r'id="r(\d+)"', page)] == list(range(1, len(ids) + 1))
    for one in ids:
        assert f'href="../?claim={one}#claim"' in page
    chosen = desk.get(f"documents/d1?claim={ids[1]}")
    assert re.search(r'<li id="r2"[^>]* class="on[^>]*aria-current="true"', chosen)
    assert 'data-before href="d1?claim=' in chosen


def test_nothing_in_a_text_is_obeyed(desk: Desk) -> None:
    odd = paper("d-odd", NASTY, title="<b>x</b>", byline='"><img>', language='"><script>')
    desk.room.append("merrow", "source:quill", [odd])
    desk.sign_in()
    page = desk.get("documents/d-odd")
    assert "<script>alert" not in page
    assert "<img>" not in page
    assert "\u202e" not in page
    assert "U+202E" in page
    assert "U+0000" in page
    assert "<b>x</b>" not in desk.get("documents")


def test_posts_have_their_times_and_a_long_text_its_pages(desk: Desk) -> None:
    text = (
        "".join(f"12:{n:02} GMT: The gauge at Harne read {n} and went on rising.\n" for n in range(60)) * 20
    )
    size = len(text) // 1200
    passages = tuple(
        Passage(
            id=f"d-l-p{n}",
            start=n * size,
            end=(n + 1) * size,
            label="12:00 GMT",
            posted=flood.START,
            timezone="GMT",
        )
        for n in range(1200)
    )
    claims = [claim(n, n * size, n * size + 20, id=f"d-l-c{n}", document="d-l") for n in range(0, 1200, 2)]
    desk.room.append("merrow", "source:quill", [paper("d-l", text, passages=passages), *claims])
    desk.sign_in()
    first = desk.get("documents/d-l")
    assert "Page 1 of" in words(first)
    assert len(first) < 400_000
    assert first.count('class="posted"') == len(re.findall(r'id="d-l-p\d+"', first)) > 50
    last = desk.get("documents/d-l?claim=d-l-c1198")
    assert 'id="k600"' in last
    assert "Page 1 of" not in words(last)
    assert desk.get("documents/d-l?page=999999").count("Next page") == 0


def test_a_later_version_says_where_the_earlier_claims_are(desk: Desk) -> None:
    again = paper("d1-2", "All is well.", replaces="d1")
    desk.room.append("merrow", "source:quill", [again])
    desk.sign_in()
    assert "Claims that the earlier text already made are marked there" in desk.get("documents/d1-2")
    assert "It has changed since" in desk.get("documents/d1")


def test_a_document_that_is_not_there(desk: Desk) -> None:
    desk.sign_in()
    answer = desk.client.get("/desk/merrow/documents/nope")
    assert answer.status_code == 404
    assert "nope" in answer.text
