"""Who is killed, hurt or held, with a number or without one; and what was only meant to happen."""

from __future__ import annotations

import pytest

from dateline.reading.figures import figures
from dateline.reading.text import parse
from tests.reading.rooms import document

TOLD = [
    ("A raid killed a senior leader and two fighters.", {"dead": [1, 2]}),
    ("The clash left nine dead and 30 wounded.", {"dead": [9], "injured": [30]}),
    ("Gunmen opened fire, killing the driver and wounding three passengers.", {"dead": [1], "injured": [3]}),
    ("A bomb killed a soldier and his interpreter.", {"dead": [1, 1]}),
    ("A policeman died and his wife was wounded.", {"dead": [1], "injured": [1]}),
    ("The gunman was killed by police.", {"dead": [1]}),
    ("The ambush left one policeman dead and another injured.", {"dead": [1], "injured": [1]}),
    ("No casualties were reported.", {"dead or injured": [0]}),
    ("Nobody was killed.", {"dead": [0]}),
    ("Both pilots died.", {"dead": [2]}),
    ("Troops neutralised 5 militants.", {"dead": [5]}),
    ("Four of the 20 hostages were executed.", {"dead": [4]}),
    ("It caused the deaths of six people and injuries to 25 others.", {"dead": [6], "injured": [25]}),
    ("Eleven civilians were among the 30 people killed.", {"dead": [11, 30]}),
    ("The number of wounded rose to 140.", {"injured": [140]}),
    ("Of the 40 passengers, 12 died and eight escaped unhurt.", {"dead": [12]}),
    ("Five villagers were murdered by 30 armed men.", {"dead": [5]}),
    ("The 12 attackers killed 5 guards.", {"dead": [5]}),
    ("At least 259 people are dead and over 3000 people have been infected.", {"dead": [259]}),
    ("In several villages troops killed 12 people in three attacks.", {"dead": [12]}),
    # what is wanted or planned has not been done
    ("Troops began an operation to arrest a smuggler.", {}),
    ("The flood could displace 5,000 families.", {}),
    ("The gang tried to kill two judges.", {}),
    ("The army managed to kill four gunmen.", {"dead": [4]}),
    # what only looks like it
    ("The murdered man had a letter.", {}),
    ("He stopped two levels short of it.", {}),
    ("A former prisoner spoke.", {}),
    ("No fewer than 50 fighters were killed or captured.", {}),
    (
        "14 people were killed and 60 were in hospital, 12 in critical condition.",
        {"dead": [14], "injured": [60, 12]},
    ),
    ("She is a mother of two.", {}),
    ("He faces two counts of murder.", {}),
    ("A child died, said Ida Lund, a doctor in Holt.", {"dead": [1]}),
    ("24 dead and over 200 injured in Holt", {"dead": [24], "injured": [200]}),
    ("Gunmen took two officers hostage.", {"detained": [2]}),
    ("The death toll from the strong quake of the day before rose to 10.", {"dead": [10]}),
    ("A man shot three people, killing one.", {"dead or injured": [3], "dead": [1]}),
    ("Two officers fatally shot the teenager.", {}),
    ("It destroyed seven villages and left death in three provinces.", {"destroyed": [7]}),
]


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[text for text, _ in TOLD])
def test_people(text: str, told: dict[str, list[float]]) -> None:
    found: dict[str, list[float | None]] = {}
    for figure in figures(parse(document(text))):
        if figure.measure != "other":
            found.setdefault(figure.measure, []).append(figure.value)
    assert told == found


def test_who_was_counted_is_not_counted_again() -> None:
    text = (
        "A soldier was killed on Monday. The soldier was killed at dawn, and the victim was killed by a mine."
    )
    assert ["A soldier"] == [figure.as_written for figure in figures(parse(document(text)))]
