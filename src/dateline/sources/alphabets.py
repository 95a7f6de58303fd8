"""Which of the Latin alphabets' encodings a text is in, by the letters that its language has.

A general guesser tells the language well and the encoding badly, since cp1250, cp1252 and their like give
letters for every byte. Each language writes with few letters beyond A to Z; the encoding in which most of
the text's other letters are its own is the right one.
"""

from __future__ import annotations

# The letters beyond a to z (CLDR's main exemplar sets, lower case).
LETTERS: dict[str, str] = {
    "English": "éèêëïöâàçñ",
    "French": "àâæçéèêëîïôœùûüÿ",
    "German": "äöüß",
    "Dutch": "áäéëíïóöúü",
    "Spanish": "áéíñóúü",
    "Portuguese": "áâãàçéêíóôõú",
    "Italian": "àèéìòù",
    "Swedish": "åäöéà",
    "Danish": "æøåé",
    "Norwegian": "æøåéòóô",
    "Finnish": "äöåšž",
    "Polish": "ąćęłńóśźż",
    "Czech": "áčďéěíňóřšťúůýž",
    "Slovak": "áäčďéíĺľňóôŕšťúýž",
    "Hungarian": "áéíóöőúüű",
    "Slovene": "čšž",
    "Croatian": "čćđšž",
    "Romanian": "ăâîșşțţ",
    "Turkish": "âçğıîöşüû",
    "Lithuanian": "ąčęėįšųūž",
    "Estonian": "äõöüšž",
    "Indonesian": "é",
}
SIGNS = "“”„‘’‚‹›«»–—…·•°©®™€£§ \u00a0\u00ad¿¡ºª"  # say nothing of a language
CODECS = ("cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257")  # an earlier one wins where they are equal
GUESSED = 0.15  # what the guesser's word for a language is worth


def codec_by_letters(body: bytes, language: str) -> str | None:
    """The encoding of a text that is thought to be in `language`; None for one without a Latin alphabet."""
    if language not in LETTERS:
        return None
    best, most = None, 0.0
    for codec in CODECS:
        other = [c for c in body.decode(codec, "replace").lower() if not c.isascii() and c not in SIGNS]
        if not other:
            continue
        for name, letters in LETTERS.items():
            share = sum(c in letters for c in other) / len(other) + GUESSED * (name == language)
            if share > most + 1e-9:
                best, most = codec, share
    return best
