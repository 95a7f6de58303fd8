"""What languages are called in English, for whoever is told that a text is in one (BCP 47 tags)."""

from __future__ import annotations

NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "ta": "Tamil",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
UNKNOWN = "a language that was not recognised"


def language_name(tag: str) -> str:
    """A language's English name; the tag itself where it has none here.

    >>> language_name("de-AT"), language_name("und"), language_name("tlh")
    ('German', 'a language that was not recognised', 'tlh')
    """
    first = tag.casefold().replace("_", "-").split("-")[0]
    return UNKNOWN if first in ("und", "mul", "zxx", "") else NAMES.get(first, tag[:20])
