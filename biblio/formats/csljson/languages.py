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
_NAMES = {tag.lower(): name for name, tag in reversed(_TAGS.items())}
# ISO 639-2, which catalogues write (MARC 21's list of codes): the codes of the library where there
# are two, and those of the terminologist.
_CODES = dict(
    pair.split("=")
    for pair in (
        "afr=af alb=sq sqi=sq ara=ar arm=hy hye=hy baq=eu eus=eu bel=be ben=bn bos=bs bre=br "
        "bul=bg cat=ca chi=zh zho=zh cze=cs ces=cs dan=da dut=nl nld=nl eng=en epo=eo est=et "
        "fin=fi fre=fr fra=fr geo=ka kat=ka ger=de deu=de gle=ga glg=gl grc=grc gre=el ell=el "
        "heb=he hin=hi hrv=hr scr=hr hun=hu ice=is isl=is ind=id ita=it jpn=ja kor=ko lat=la "
        "lav=lv lit=lt mac=mk mkd=mk may=ms msa=ms nno=nn nob=nb nor=no oci=oc per=fa fas=fa "
        "pol=pl por=pt rum=ro ron=ro rus=ru san=sa slo=sk slk=sk slv=sl spa=es srp=sr scc=sr "
        "swe=sv tam=ta tha=th tur=tr ukr=uk vie=vi wel=cy cym=cy yid=yi gla=gd"
    ).split()
)


def to_tag(name: str) -> str:
    """The BCP 47 tag of a language; what is no name and no code of one stays as it is."""
    plain = name.strip().lower()
    return _TAGS.get(plain) or _CODES.get(plain, name)


def to_name(tag: str) -> str:
    """Babel's name for a BCP 47 tag, or for a code of ISO 639-2; of others the text as it is.

    A country that babel has no name for does not matter: `de-DE` is German.
    """
    plain = tag.strip().lower().replace("_", "-")
    if plain in _TAGS:  # the name of a language, as EndNote writes it
        return plain
    language, _, _ = plain.partition("-")
    return _NAMES.get(_CODES.get(plain, plain)) or _NAMES.get(_CODES.get(language, language), tag)


def is_english(tag: str) -> bool:
    """Whether the tag, the code or the name is of English."""
    return to_tag(tag).lower().split("-")[0] in ("en", "eng")
