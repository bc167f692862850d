"""Languages: babel's names in a .bib file, BCP 47 tags in CSL-JSON."""

from __future__ import annotations

_TAGS = {
    **{"english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB"},
    **{"ukenglish": "en-GB", "canadian": "en-CA", "australian": "en-AU", "newzealand": "en-NZ"},
    **{"german": "de", "ngerman": "de", "germanb": "de", "austrian": "de-AT", "naustrian": "de-AT"},
    **{"nswissgerman": "de-CH", "swissgerman": "de-CH", "french": "fr", "francais": "fr"},
    **{"acadian": "fr-CA", "canadien": "fr-CA", "italian": "it", "spanish": "es", "catalan": "ca"},
    **{"portuguese": "pt", "portuges": "pt", "brazilian": "pt-BR", "brazil": "pt-BR"},
    **{"galician": "gl", "basque": "eu", "dutch": "nl", "afrikaans": "af", "danish": "da"},
    **{"swedish": "sv", "norwegian": "no", "norsk": "nb", "nynorsk": "nn", "icelandic": "is"},
    **{"finnish": "fi", "estonian": "et", "latvian": "lv", "lithuanian": "lt", "polish": "pl"},
    **{"czech": "cs", "slovak": "sk", "slovene": "sl", "slovenian": "sl", "croatian": "hr"},
    **{"serbian": "sr", "bosnian": "bs", "macedonian": "mk", "bulgarian": "bg", "russian": "ru"},
    **{"ukrainian": "uk", "belarusian": "be", "romanian": "ro", "hungarian": "hu", "magyar": "hu"},
    **{"albanian": "sq", "greek": "el", "polutonikogreek": "el", "turkish": "tr", "arabic": "ar"},
    **{"hebrew": "he", "persian": "fa", "farsi": "fa", "armenian": "hy", "georgian": "ka"},
    **{"yiddish": "yi", "latin": "la", "ancientgreek": "grc", "esperanto": "eo", "irish": "ga"},
    **{"welsh": "cy", "scottish": "gd", "breton": "br", "hindi": "hi", "bengali": "bn"},
    **{"sanskrit": "sa", "tamil": "ta", "thai": "th", "vietnamese": "vi", "japanese": "ja"},
    **{"chinese": "zh", "korean": "ko", "indonesian": "id", "malay": "ms", "occitan": "oc"},
}
_NAMES = {tag: name for name, tag in reversed(_TAGS.items())}


def to_tag(name: str) -> str:
    """The BCP 47 tag of a language; what is no name of one stays as it is."""
    return _TAGS.get(name.strip().lower(), name)


def to_name(tag: str) -> str:
    """Babel's name for a BCP 47 tag; a tag that babel has no name for stays as it is."""
    return _NAMES.get(tag, tag)


def is_english(tag: str) -> bool:
    """Whether the tag, or the name, is of English."""
    return to_tag(tag).lower().split("-")[0] in ("en", "eng")
