"""The sample coverage's files: every reference holds, and nothing is quoted that is not on the record."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dateline.demo.acts import MARKED
from dateline.demo.script import HERE, Script, load
from dateline.errors import ConfigError

# Telegrams and statements that the record holds word for word, with where they stand.
ON_RECORD = (
    "putting the passengers off in small boats",  # US Senate inquiry, day 18, the Olympic's log
    "the ship is unsinkable, and there is absolutely no danger to passengers",  # day 15
    "We can not state too strongly our belief that the ship is unsinkable and passengers perfectly safe.",
    "Parisian reports Carpathia in attendance and picked up 20 boats of passengers and Baltic returning to"
    " give assistance. Position not given.",  # day 3
    "All passengers are safe and Titanic taken in tow by the Virginian",  # day 15
    "definite information",  # Lawrence Journal-World, 15 April
    "latter nearly all women and children",  # Hansard, 16 April, cols 192-193
    "Have you any information concerning Major Butt?",  # New York Times
    "Titanic struck iceberg Monday 3 a.m., 41.46 north, 50.14 west. Carpathia picked up many passengers in"
    " boats. Will wire further particulars later. Proceeding back to New York.",  # days 15 and 18
    "I must take upon myself the whole blame for that statement. I made it, and I believed it when I made"
    " it.",  # Filson Young, 1912
    "Deeply regret advise you Titanic sank this morning after collision iceberg, resulting serious loss life."
    " Further particulars later. BRUCE ISMAY.",  # day 3
)
# Words of a post that stand in quotation marks without being a quotation.
WORDS_SHOWN = ("This morning",)
LATER = ("712", "1,496", "2,208", "1985", "two parts", "wreck of", "first SOS", "women and children first")


@pytest.fixture(scope="module")
def script() -> Script:
    return load()


def quotations(text: str) -> list[str]:
    return re.findall(r"“([^”]*)”", MARKED.sub(lambda m: m.group(0)[2:].rpartition("|")[0], text))


def texts(script: Script) -> list[tuple[str, str]]:
    """Everything a reader may see, with where it stands."""
    seen = [(paper.id, f"{paper.title}\n{paper.text}") for paper in script.papers.values()]
    for step in script.steps:
        for act in step.acts:
            for key in ("headline", "text", "note", "reason"):
                if key in act.values:
                    seen.append((f"step {step.number}, {act.kind}, {key}", str(act.values[key])))
            for part in ("known", "claimed", "unknown"):
                seen += [(f"step {step.number}, {part}", row["text"]) for row in act.values.get(part, [])]
    return seen


def test_nothing_is_quoted_that_the_record_does_not_hold(script: Script) -> None:
    found = [(where, quote) for where, text in texts(script) for quote in quotations(text)]
    known = (*ON_RECORD, *WORDS_SHOWN)
    wrong = [pair for pair in found if not any(pair[1] in said for said in known)]
    assert len(found) > 20
    assert wrong == []


def test_nothing_is_known_before_its_time(script: Script) -> None:
    assert [(where, word) for where, text in texts(script) for word in LATER if word in text] == []


def test_documents_are_short_and_come_out_when_their_office_says(script: Script) -> None:
    wrong = {
        paper.id: len(paper.text.split())
        for paper in script.papers.values()
        if not 60 <= len(paper.text.split()) <= 250
    }
    assert wrong == {}
    for step in script.steps:
        for name in step.publish:
            late = (step.at - script.papers[name].published).total_seconds()
            assert 0 <= late <= 45 * 60, (name, late)


def test_each_office_states_its_own_zone(script: Script) -> None:
    for paper in script.papers.values():
        zone = ZoneInfo(script.sources[paper.source].timezone)
        assert paper.published.utcoffset() == paper.published.astimezone(zone).utcoffset(), paper.id


def test_a_post_cites_a_claim_and_a_reference_is_used(script: Script) -> None:
    used: set[str] = set()
    for step in script.steps:
        for act in step.acts:
            used.update(act.claims)
            used.update(act.names)
            if act.kind in ("post", "change"):
                assert MARKED.search(str(act.values["text"])), f"step {step.number}"
    assert (script.claims.keys() | script.names.keys()) - used == set()


def test_the_sample_shows_what_it_is_for(script: Script) -> None:
    acts = [act for step in script.steps for act in step.acts]
    count = Counter(act.kind for act in acts)
    assert len({paper.source for paper in script.papers.values()}) >= 8
    assert len(script.papers) >= 45
    assert sum(paper.version > 1 for paper in script.papers.values()) >= 2
    assert 30 <= count["post"] <= 45
    assert sum(bool(act.values.get("key_event")) for act in acts) >= 8
    assert count["change"] >= 5
    assert count["withdraw"] >= 1
    assert count["merge"] >= 3
    assert count["judge"] >= 25
    assert {act.values["credibility"] for act in acts if act.kind == "judge"} == {1, 2, 3, 4, 5, 6}
    relations = {act.values["relation"] for act in acts if act.kind == "link"}
    assert relations >= {"contradicts", "denies", "supersedes", "repeats", "withdraws"}
    assert count["summary"] >= 5


def test_the_withdrawn_post_had_stood_for_hours(script: Script) -> None:
    posted = {act.values["id"]: step.at for step in script.steps for act in step.acts if act.kind == "post"}
    for step in script.steps:
        for act in step.acts:
            if act.kind == "withdraw":
                assert (step.at - posted[act.values["post"]]).total_seconds() > 4 * 3600


def test_within_a_minute_of_the_first_page_something_of_each_kind_happens(script: Script) -> None:
    soon = [step for step in script.steps if step.at > script.preload][:50]
    acts = [act for step in soon for act in step.acts]
    kinds = {act.values.get("relation") or act.values.get("kind") or act.kind for act in acts}
    assert {"contradicts", "supersedes", "correction", "withdraw"} <= kinds


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("steps.toml", "she had found only wreckage", "she had found nothing", "claims.minia-wreckage"),
        ("steps.toml", 'publish = "cape-race-2235"', 'publish = "cape-race-9999"', "cape-race-9999"),
        ("steps.toml", 'post = "too-late"', 'post = "too-soon"', "too-soon"),
        ("steps.toml", "@corrected-position]]", "@corrected]]", "@corrected "),
        ("steps.toml", "1912-04-19T05:26", "1912-04-18T05:26", "order of time"),
        ("steps.toml", 'by = "desk:night desk"', "", "by is missing"),
        ("documents/ap-16.md", "source: associated-press", "source: nobody", "ap-16.md"),
        ("documents/ap-16.md", "title:", "heading:", "heading"),
        ("documents/guardian-16.md", "version: 2", "version: 3", "manchester-guardian"),
        ("coverage.toml", 'timezone = "UTC"', 'timezone = "Ocean/North"', "Ocean/North"),
    ],
)
def test_an_error_names_the_file_and_the_key(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    folder = tmp_path / "demo"
    shutil.copytree(HERE, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ConfigError) as caught:
        load(folder)
    assert said in str(caught.value)
    assert caught.value.hint
