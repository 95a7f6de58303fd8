"""What the table of the reading benchmarks is made of: columns of names, spans with the same words, bars."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench import names, names_columns, sets
from bench.attribution import Gold, exact_spans, words
from bench.measure import Row, keep, kept, prf

CONLL = """-DOCSTART- -X- -X- O

Mayor 0 5 O
Ada 6 9 B-PER
Lund 10 14 I-PER
left 15 19 O
Ostby 20 25 B-LOC

-DOCSTART- -X- -X- O

Ostby 0 5 B-ORG
Bank 6 10 I-ORG
"""


def test_columns_are_read_as_documents_with_the_last_column_as_tag(tmp_path: Path) -> None:
    (tmp_path / "conllpp").mkdir()
    file = tmp_path / "conllpp" / "conllpp.txt"
    file.write_text(CONLL, "utf-8")
    assert list(names_columns.files(tmp_path, ())) == [("conllpp", file)]
    first, second = (names.tagged(each) for each in names_columns.documents(file))
    assert first == ("Mayor Ada Lund left Ostby\n", {(6, 14, "PER"), (20, 25, "LOC")})
    assert second == ("Ostby Bank\n", {(0, 10, "ORG")})


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("I-PER I-PER O I-LOC", [(0, 2, "PER"), (3, 4, "LOC")]),
        ("I-PER B-PER I-PER O", [(0, 1, "PER"), (1, 3, "PER")]),
        ("B-PER E-PER S-LOC S-LOC", [(0, 2, "PER"), (2, 3, "LOC"), (3, 4, "LOC")]),
        ("O O O O", []),
    ],
)
def test_every_way_of_marking_a_run_is_understood(tags: str, found: list[tuple[int, int, str]]) -> None:
    assert list(names_columns.entities([("w", tag) for tag in tags.split()])) == found


def test_files_that_are_no_columns_or_in_another_alphabet_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "LICENSE.txt").write_text("You may use this.\n", "utf-8")
    (tmp_path / "test.iob").write_text("Вивчали O\nДніпро B-LOC\n", "utf-8")
    assert list(names_columns.files(tmp_path, ())) == []


def test_an_exact_span_has_the_very_same_words_as_often_as_it_is_marked() -> None:
    text = "“It is shut”, she said."
    gold = Gold(source=((14, 17),), cue=((18, 22),), content=((0, 12),))
    ours = Gold(source=((14, 17),), cue=((14, 22),), content=((1, 11),))
    n: Counter[str] = Counter()
    exact_spans(text, [gold, gold], [ours], n)
    assert words(text, gold.content) == words(text, ours.content)
    assert [n[f"{role} same"] for role in ("source", "cue", "content")] == [1, 0, 1]
    assert n["source gold"] == 2
    assert n["source got"] == 1


def test_rows_are_kept_only_when_asked_for_and_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Row(task="names", set="a set", scores=prf(1, 2, 4), bars={"F": 30})
    keep(row)
    monkeypatch.setenv("DATELINE_BENCH_ROWS", str(tmp_path / "rows.jsonl"))
    keep(row)
    (back,) = kept(tmp_path / "rows.jsonl")
    assert back.scores.pop("MB") > 0
    assert back == row


def test_a_bar_is_met_by_so_much_or_missed_by_so_much() -> None:
    one = Row(task="t", set="s", scores={"P": 88, "R": 42.5}, bars={"P": 85, "R": 45})
    assert sets.verdict(one) == "NOT MET +3.0, -2.5"
    fast = Row(task="t", set="s", scores={"s": 0.4, "MB": 480}, bars={"s": 0.5, "MB": 500})
    assert sets.verdict(fast) == "met +0.10, +20"


def test_a_set_that_is_not_there_has_a_line_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "hedges").mkdir()
    (tmp_path / "hedges" / "conll2010-sample.csv").write_text("", "utf-8")
    lines = sets.absent(tmp_path, [Row(task="hedges, sentence", set="CoNLL-2010", scores={"F": 80.0})])
    told = {(line.task, line.set): sets.cells(line)[3] for line in lines}
    assert told["times", "TempEval-3"] == "absent"
    assert ("hedges", "CoNLL-2010") not in told
