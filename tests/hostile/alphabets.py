"""Characters and pieces of text that have broken other readers, for the laws of any text."""

from __future__ import annotations

from hypothesis import strategies as st

MARKS = "\"'“”‘’«»‹›„‚「」『』《》()[]{}<>`´"
SPACES = " \t\n\r\f\v\u0085\u00a0\u1680\u2003\u2028\u2029\u200b\u202f\u3000\ufeff"
UNSEEN = "\x00\x01\x07\x08\x1b\x7f\u00ad\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2069\ufe0f\ufffe\uffff"
JOINED = "\u0301\u0327\u0483\u20e3\ufe0f\U0001f3fb\U000e0067"
LETTERS = "aZéßİıſﬁĳǅжЖҐאשعربيกขहिन्दी한글漢字ａＡ𝐀𝔸🅰"
SIGNS = "🌊👩‍🚒🇺🇦‼️№℃½①Ⅷ٣७๓%‰$€₴#@&*_~^|\\/+-–—…·•=<>"
LONE = "\ud800\udbff\udc00\udfff"
HOSTILE = st.text(MARKS + SPACES + UNSEEN + JOINED + LETTERS + SIGNS + LONE, max_size=40)
PIECES = st.sampled_from(
    [
        "The rnayor sa1d tbat 4O pe0ple w ere hurt, po|ice ",  # as a scanner reads a page
        "| Place | Dead | Hurt |\n|---|---|---|\n| Harne | 12 | 40 |\n",
        "Harne\t12\t40\nSelby\t3\t9\n",
        "if (dead >= 12) { said('no'); } // Ada Bell denied it\n",
        "SELECT who FROM said WHERE what = 'we will not leave';\n",
        "<p>Mayor Ada Bell said &ldquo;no&rdquo;</p>\n",
        '{"speaker": "Ada Bell", "quote": "We will not leave"}\n',
        "https://example.org/a?b=c&d=“e” ",
        "“We will not leave, said Mayor Ada Bell on Friday. ",  # never closed
        "«“‘„We will not leave ",
        "who said that she said that he said that ",
        "Said the mayor, the mayor said, said said said. ",
        "Mayor of the town very much speaked that the people forty was receiving of the hurt. ",
        "AT LEAST TWELVE DEAD STOP SEND HELP STOP BELL ",
        "Ö" * 60 + " ",
        "Finland attacked Norway and Norway attacked Finland and ",
        "talks between and with and between Finland, Norway, Harne, ",
        "attacked by by by ",
        "\u202eyadirF no dias lleB adA royaM\u202c ",
        "وقالت رئيسة البلدية آدا بيل: «لن نغادر». The mayor said no. ",
        "Der Bürgermeister sagte: „Wir bleiben.“ ",
        "市長は「私たちは去らない」と述べた。",
        "на 12 March 2026, 9:45 p.m., said Белл. ",
        "12" + "\u0301" * 200 + " dead ",
        "(" * 300,
        "9" * 700 + " people ",
        "1/2/3/4/5-6-7:8:9 ",
        '"We will not leave," Mayor Ada Bell told Radio Nine on Friday. ',
        "At least 40 people were hurt near Harne, police said. ",
        "More than 9" + "9" * 400 + " were missing. ",
        "On 31 February 2026, 99/99/9999 at 25:61, ",
        "31 December 9999 23:59 ",
        "1 January 0001 ",
        "90 S 180 W ",
        '“that ‘the «river "rose ',
        "1," * 700,
        "[" * 700,
        "🌊" * 700,
        "a/" * 400,
        "\u0301" * 300,
        "قال رئيس البلدية. ",
        "市长说：“我们不会离开。”",
        "Мер заявила: «Ми не підемо». ",
        "\x1b[31m",
        "\x00",
        "\ud800",
        "\u202e",
        "\u2028",
        "\r\n",
        "\n\n",
        "ﬁ",
        "İ",
        "- " * 200,
        ". " * 200,
        "he she it they " * 30,
    ]
)
ANY = st.lists(PIECES | HOSTILE | st.text(max_size=20), max_size=10).map("".join)
