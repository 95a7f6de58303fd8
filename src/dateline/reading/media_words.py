"""The words that tell of videos, pictures, recordings and papers: what they are, show, and how sure."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from dateline.records import MediaStatus

Type: TypeAlias = Literal["video", "image", "audio", "document"]


NOUNS: tuple[tuple[Type, str], ...] = (
    (
        "video",
        r"(?:video|drone|cctv|dashcam|security|television|tv|aerial|phone|mobile|body[\s-]?cam\w*)\s+(?:footage|clips?)",
    ),
    (
        "audio",
        r"(?:audio|voice)\s+(?:recordings?|messages?|clips?|tapes?)|audio|(?:sound|phone|tape)\s+recordings?",
    ),
    (
        "video",
        r"videos?|footage|(?:video\s+)?clips?|livestreams?|film(?:s)?(?=\s+(?:of|show|shot|taken))|time[\s-]?lapse",
    ),
    (
        "image",
        r"(?:satellite\s+|drone\s+|aerial\s+)?(?:images?|imagery|pictures?|photos?|photographs?)|screenshots?|snapshots?",
    ),
    ("audio", r"recordings?|intercepted\s+(?:phone\s+)?(?:calls?|conversations?)|tapes?"),
    (
        "document",
        r"documents?|memos?|memorandum|dossiers?|leaked\s+\w+|papers(?=\s+(?:show|seen|obtained|released|leaked))",
    ),
)


NOUN = re.compile("|".join(rf"(?P<n{n}>\b(?:{p})\b)" for n, (_, p) in enumerate(NOUNS)), re.I)


SHOW = re.compile(
    r"(?P<how>\b(?:reportedly|apparently|allegedly|purportedly|supposedly|clearly|also|appear(?:s|ed|ing)?\s+to"
    r"|purport(?:s|ed|ing)?\s+to|seem(?:s|ed)?\s+to|said\s+to|believed\s+to|claims?|claimed(?:\s+to)?|says|which|that|can\s+be\s+seen)\s+)*"
    r"\b(?:show(?:s|ed|ing|n)?|depict(?:s|ed|ing)?|captur(?:es|ed|ing)|document(?:s|ed|ing)(?=\s))\s+(?:what\s+(?:appears?|looks?)\s+(?:to\s+be|like)\s+|that\s+)?",
    re.I,
)


RELEASED = re.compile(
    r"\b(?:releas|publish|post|shar|circulat|emerg|surfac|leak|obtain|upload|broadcast|air|tweet|distribut|issu|shot|film|record"
    r"|taken|verif|authenti|geolocat|see|seen|view|went\s+viral)\w*",
    re.I,
)


BY = re.compile(
    r"\b(?:released|published|posted|shared|shot|filmed|taken|recorded|captured|uploaded|circulated|leaked|distributed|issued"
    r"|broadcast|aired|obtained|made|provided)(?:\s+(?:online|on\s+\w+))?\s+by\s+(?P<by>[^,.;:()]+?)"
    r"(?=[,.;:()]|\s+(?:that|which|who|on|has|have|had|show\w*|reportedly|appear\w*|purport\w*|depict\w*|in|as|is|was|and|after|before)\b|$)",
    re.I,
)


ACTIVE = frozenset(
    [
        "release",
        "publish",
        "post",
        "share",
        "upload",
        "leak",
        "broadcast",
        "air",
        "tweet",
        "distribute",
        "issue",
        "circulate",
        "film",
        "obtain",
    ]
)


STATUS: tuple[tuple[MediaStatus, re.Pattern[str]], ...] = (
    (
        "fake",
        re.compile(
            r"\b(?:fakes?|faked|doctored|staged|fabricated|deep-?fakes?|manipulated|hoax|forger(?:y|ies)|forged)\b",
            re.I,
        ),
    ),
    ("disputed", re.compile(r"\b(?:disputed?|disputes|contested|questioned|denie[sd]|cast\s+doubt)\b", re.I)),
    (
        "unconfirmed",
        re.compile(
            r"\bunconfirmed\b|\bunverified\b|\bnot\s+(?:yet\s+)?(?:been\s+)?(?:immediately\s+|independently\s+)?(?:be\s+)?(?:immediately\s+"
            r"|independently\s+)?(?:verif\w+|confirm\w+|authenticat\w+)|\bcannot\s+(?:independently\s+)?(?:be\s+)?(?:verif\w+|confirm\w+)"
            r"|\bno\s+way\s+(?:of|to)\s+(?:verif\w+|confirm\w+)|\bunclear\s+(?:when|where|whether)|\bauthenticity\b[^.]*\b(?:not|unknown|unclear)\b",
            re.I,
        ),
    ),
    ("confirmed", re.compile(r"\b(?:verified|confirmed|authenticated|geolocated)\b(?!\s+that\b)", re.I)),
    (
        "claimed",
        re.compile(
            r"\b(?:claim(?:s|ed|ing)?|purport\w*|alleg\w+|supposed(?:ly)?|it\s+says?|which\s+(?:it|he|she|they)\s+sa(?:ys?|id))\b",
            re.I,
        ),
    ),
    (
        "reported",
        re.compile(r"\breported(?:ly)?\b|\bapparent(?:ly)?\b|\bappear\w*\s+to\b|\bsaid\s+to\b", re.I),
    ),
)


ABOUT = re.compile(
    r"\b(?:the|this|that|these|those)\s+(?:video|footage|clip|image|picture|photo|recording|document)s?\b|\bauthenticity\b|\bcircumstances\b",
    re.I,
)


END = re.compile(
    r",\s+(?:has|have|had|was|were|is|are|according|said|says|which|who|but|although|though|while|as)\b|[;:!?\"”]|\.(?:\s|$)|\n"
)
