"""A small made-up flood: every state that a page can show, built from records.

Nothing in it happened. The river, the towns and everybody who speaks were made up for these tests.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dateline.records import Assessment, Correction, Coverage, Entry, Fact, Line, Link, Source, Summary
from dateline.story import Story, tell
from tests.outputs.telling import START, Told, claim, document, figure, hedge, place, post, when

__all__ = ["START", "closed", "entries", "story"]


def entries() -> list[Entry[Fact]]:
    """The coverage from its opening to the evening of its second day."""
    told = Told()
    told.at(
        0,
        "desk:ada",
        Coverage(
            slug="merrow",
            title="Flood on the Merrow",
            description="The river came over the wall at Harne before dawn. What is known, and who says so.",
            notice="A made-up coverage: no such river, town or flood exists.",
            timezone="Europe/London",
            timezone_name="Harne",
            started=START,
        ),
        Source(name="herald", type="feed", url="https://herald.example/feed", title="Harne Herald",
               origin="Fenwire"),
        Source(name="echo", type="feed", url="https://echo.example/feed", title="Evening Echo",
               origin="Fenwire"),
        Source(name="post", type="page", url="https://post.example/", title="Fen Post", origin="Fenwire"),
        Source(name="council", type="page", url="https://council.example/", title="County council",
               reliability="B", party="the county"),
        Source(name="valley", type="feed", url="https://valley.example/feed", title="Valley Voices"),
    )  # fmt: skip
    _first_morning(told)
    _noon(told)
    _evening(told)
    return told.entries


def _first_morning(told: Told) -> None:
    told.at(
        430, "source:herald", document("d1", 430), document("d2", 441), document("d3", 449),
    )  # fmt: skip
    told.at(
        450,
        "reader:rules 1",
        claim("d1-c1", "The Merrow came over the wall at Harne at about 04:20 on Wednesday", cue="",
              times=(when("d1", "about 04:20 on Wednesday"),), places=(place("d1", "Harne"),)),
        claim("d1-c2", "14 people had been taken from roofs by boat", "Ada Quill", role="chief fire officer",
              figures=(figure("d1-c2", "14 people", "rescued", whom="people", value=14, low=14, high=14),)),
        claim("d1-c3", "nobody was believed to be missing", "Ada Quill", role="chief fire officer",
              hedges=(hedge("d1", "believed", by="speaker", sense="likely"),)),
        claim("d1-c4", "The bridge at Sallow Ford was reportedly swept away", "people living beside it",
              cue="according to", hedges=(hedge("d1", "reportedly", by="reporter", sense="reported"),),
              places=(place("d1", "Sallow Ford"),)),
        claim("d2-c1", "14 people had been taken from roofs by boat", "Ada Quill",
              figures=(figure("d2-c1", "14 people", "rescued", whom="people", value=14, low=14, high=14),)),
        claim("d2-c2", "Dozens of cattle were lost on the low meadows", "a farmer",
              figures=(figure("d2-c2", "Dozens of cattle", "dead", whom="cattle", comparator=">=", low=24),)),
        claim("d3-c1", "Fourteen people were taken from roofs by boat", "Ada Quill", cue="told",
              figures=(figure("d3-c1", "Fourteen people", "rescued", whom="people",
                              value=14, low=14, high=14),)),
    )  # fmt: skip
    told.at(
        451,
        "weigh 1",
        Link(claim="d2-c1", other="d1-c2", relation="repeats", reason="the same words, credited to Fenwire"),
        Link(claim="d3-c1", other="d1-c2", relation="repeats", reason="the same figure and speaker"),
    )
    told.at(
        455,
        "desk:ada",
        Link(claim="d2-c1", other="d1-c2", relation="repeats", state="confirmed", reason="Fenwire's copy"),
        Assessment(claim="d1-c1", credibility=1, reason="The river gauge and two outlets agree."),
        Assessment(claim="d1-c2", credibility=2, reason="The speaker commands the boats."),
        Assessment(claim="d1-c4", credibility=6, reason="Nobody from the desk has seen the bridge."),
    )
    told.at(
        458,
        "desk:ada",
        post(
            id="p1",
            headline="The Merrow is over the wall at Harne",
            text="[[The river came over the wall at about 04:20|d1-c1]]. Boats have taken "
            "[[14 people from roofs|d1-c2]], the fire service says.\n\nThe bridge at Sallow Ford is said to "
            "have been [[swept away|d1-c4]].",
            key_event=True,
            place="Harne",
            topics=("Rescue",),
        ),
    )
    told.at(
        470,
        "desk:bo",
        post(
            id="p2",
            headline="Bridge at Sallow Ford gone",
            text="[[The bridge has been swept away|d1-c4]] and the road to Harne is cut.",
        ),
    )


def _noon(told: Told) -> None:
    told.at(830, "source:council", document("d4", 830))
    told.at(
        831,
        "reader:rules 1",
        claim("d4-c1", "31 people have been rescued, 17 of them after daybreak", "The county council",
              cue="says",
              figures=(figure("d4-c1", "31 people", "rescued", whom="people", value=31, low=31, high=31),)),
        claim("d4-c2", "Sallow Ford bridge stands", "", cue=""),
        claim("d4-c3", "the wall was inspected in October and passed", "Idris Vane", role="councillor"),
        claim("d4-c4", "About 2,200 homes are without power", "", cue="",
              figures=(figure("d4-c4", "About 2,200 homes", "other", whom="homes",
                              comparator="~", value=2200),)),
    )  # fmt: skip
    told.at(
        840,
        "desk:ada",
        Link(claim="d4-c1", other="d1-c2", relation="supersedes", aspect="figure", state="confirmed",
             reason="A later count by the body that runs the rescue."),
        Link(claim="d4-c2", other="d1-c4", relation="contradicts", state="confirmed", reason="It stands."),
        Assessment(claim="d4-c1", credibility=2, reason="The council counts the boats in."),
        Assessment(claim="d4-c2", credibility=1, reason="Two of our reporters stand beside it."),
        Assessment(claim="d1-c4", credibility=5, reason="The bridge stands; we have seen it."),
    )  # fmt: skip
    told.at(
        845,
        "desk:ada",
        post(
            id="p1",
            headline="The Merrow is over the wall at Harne",
            text="[[The river came over the wall at about 04:20|d1-c1]]. Boats have taken [[14|d1-c2]] "
            "[[31 people|d4-c1]] from roofs and upper floors, the county council says.\n\nThe bridge at "
            "Sallow "
            "Ford [[stands and is closed|d4-c2]].",
            key_event=True,
            place="Harne",
            topics=("Rescue",),
        ),
        Correction(
            post="p1",
            kind="correction",
            text="This post gave 14 people rescued and said that the bridge was swept away. The council "
            "counts "
            "31, and the bridge stands.",
            reason="The first figure was the fire service's at six; the bridge rested on neighbours' words.",
        ),
        post(
            id="p2",
            headline="Bridge at Sallow Ford gone",
            text="[[The bridge has been swept away|d1-c4]] and the road to Harne is cut.",
            state="withdrawn",
        ),
        Correction(
            post="p2",
            kind="withdrawal",
            text="A post here said that the bridge at Sallow Ford was gone. It stands.",
            reason="It rested on one account from people who could not see the bridge from their house.",
        ),
    )
    told.at(
        850,
        "desk:bo",
        post(id="p3", headline="Power is out in the valley",
             text="[[About 2,200 homes|d4-c4]] have no power, the county council says."),
        post(id="draft1", headline="A draft that nobody may see", text="Nothing of this is public.",
             state="draft"),
    )  # fmt: skip


def _evening(told: Told) -> None:
    told.at(1130, "source:valley", document("d5", 1130), document("d6", 1131))
    told.at(
        1132,
        "reader:rules 1",
        claim("d5-c1", "the wall had been leaking since November", "Marta Teal",
              role="lives on Wharf Street"),
        claim("d5-c2", "a coach had gone into the river with everybody in it",
              "A man who did not give his name"),
        claim("d6-c1", "the grid's own count is 1,640 homes", "The county council", cue="",
              figures=(figure("d6-c1", "1,640 homes", "other", whom="homes",
                              value=1640, low=1640, high=1640),)),
        claim("d6-c2", "Between 20 and 25 people are in the school hall at Harne tonight", "", cue="",
              figures=(figure("d6-c2", "Between 20 and 25 people", "displaced", whom="people",
                              comparator="range", low=20, high=25),)),
    )  # fmt: skip
    told.at(
        1135,
        "weigh 1",
        Link(
            claim="d5-c1", other="d4-c3", relation="contradicts", aspect="time", reason="leaking, and passed"
        ),
        Link(claim="d5-c2", other="d1-c3", relation="contradicts", reason="missing people, and none missing"),
    )
    told.at(
        1140,
        "desk:ada",
        Link(claim="d5-c1", other="d4-c3", relation="contradicts", state="confirmed",
             reason="She says it leaked after the inspection that he says it passed."),
        Link(claim="d6-c1", other="d4-c4", relation="withdraws", state="confirmed",
             reason="The council's own."),
        Assessment(claim="d5-c2", credibility=4, reason="No coach is missing; the operator was asked."),
        Summary(
            known=(
                Line(text="The Merrow came over the wall at Harne at about 04:20 on Wednesday.",
                     cites=("d1-c1", "p1")),
                Line(text="The bridge at Sallow Ford stands.", cites=("d4-c2",)),
            ),
            claimed=(
                Line(text="Marta Teal: the wall had leaked since November.", cites=("d5-c1",)),
                Line(text="County council: the wall passed its inspection in October.", cites=("d4-c3",)),
            ),
            unknown=(
                Line(text="Whether anybody is missing. No list has been published."),
                Line(text="Why the wall gave way where it did.", cites=("p4",)),
            ),
        ),
    )  # fmt: skip
    told.at(
        1145,
        "desk:ada",
        post(
            id="p4",
            headline="Who knew about the wall",
            text="Councillor Idris Vane says that the wall [[was inspected in October and "
            "passed|d4-c3]]. Marta "
            "Teal, who lives beside it, says that it [[had been leaking since November|d5-c1]]. A story that "
            "[[a coach went into the river|d5-c2]] has no witness who can be named, and the fire service "
            "said "
            "at six that [[nobody was missing|d1-c3]].",
            pinned=True,
        ),
        post(
            id="p3",
            headline="Power is out in the valley",
            text="[[About 2,200|d4-c4]] [[1,640 homes|d6-c1]] have no power. The council has withdrawn its "
            "first figure.",
        ),
        Correction(post="p3", kind="clarification", text="The count is the grid's, not the council's.",
                   reason="The words could be read as the council's own count."),
    )  # fmt: skip
    told.at(
        1590,
        "desk:bo",
        post(
            id="p5",
            headline="Twenty to twenty-five sleep in the school hall",
            text="[[Between 20 and 25 people|d6-c2]] spent the night in the school hall <at Harne> & "
            "more are "
            'expected.\n\n<script>alert("letters, not a script")</script> [[nothing rests '
            "here|no-such-claim]]",
            key_event=True,
        ),
    )


def closed() -> Story:
    """The same coverage after its desk has closed it."""
    whole = entries()
    coverage = next(entry.fact for entry in whole if isinstance(entry.fact, Coverage))
    end = whole[-1].at + timedelta(hours=9)
    shut = replace(coverage, status="closed", ended=end, continues="october-rains")
    last = Entry(seq=len(whole) + 1, at=end, by="desk:ada", story="merrow", fact=shut)
    return tell([*whole, last])


def story(until: int | None = None) -> Story:
    """The made-up story, or its first `until` entries."""
    return tell(entries()[:until])
