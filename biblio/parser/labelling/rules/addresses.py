"""URLs, original titles in another script, and remarks on the language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biblio.language import cues
from biblio.language.tongues import tongue_of
from biblio.parser.labelling.rules import quotations
from biblio.parser.labelling.spans import TAKEN, Reading, Span
from biblio.values import dates, places
from biblio.values import urls as url_values
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_BRACKETED = Lazy(r"[(\[]\s*([“«„\"]?)(?P<title>[^()\[\]]{3,200}?)[”»“\"]?\s*[)\]]")
_CYRILLIC = Lazy(r"[Ѐ-ӿ]")
_LATIN = Lazy(r"[A-Za-z]")
_ONLY_WORDS = Lazy(r"[^\W\d_][^\d();:&]{2,120}")
_OF_IMPRINT = Lazy(
    rf"\b(?:(?:{cues.pattern('edited')}|{cues.pattern('translated')})(?!\w)"
    rf"|(?:Press|Books|Publishers|Verlag|emphasis|italics|{cues.pattern('forthcoming')}|my|our|the"
    rf"|[Ii]n\s{cues.as_written('language_name')})\b)"
)
_CENTURIES = Lazy(r"[IVX]+(?:e|ᵉ|ème)?(?:\b|[-–])")  # (XVIIe–XVIIIe siècle)
_PART = Lazy(rf",\s+(?P<part>{cues.pattern('cited_part')})(?=[,.;]|$|\s\()")
# ISO 690: Title. Online. · Title [online].
_MEDIUM = Lazy(
    rf"(?<=[.?!”\"])\s(?P<medium>[Oo]nline\.)|\s(?P<bracket>\[{cues.pattern('medium')}\])",
    sign=cues.sign("medium"),
)
# MLA, 7th ed.: …, 1999. Print. · …: 40-59. Salt Base. Web. 12 May 2012.
_READ_AS = Lazy(
    rf"(?P<base>(?<=[\d+]\.)\s{CAPITAL}[^.:,;\d]{{2,40}}\.)?(?P<form>(?<=[.”\"])\s{cues.pattern('read_as')}\.?)(?:\s(?P<day>[^.]{{3,12}}\.?\s{dates.YEAR}))?[\s.<>{TAKEN}]*$",
    sign=cues.sign("read_as"),
)
_LEADS_TO_URL = Lazy(
    rf"(?<=[.,;)\]”\"\s])(?P<medium>{cues.pattern('address')}\s?:?\s?(?:<URL\s?:\s)?)(?=<?{TAKEN})",
    sign=TAKEN,
)
_SITE_BEFORE = Lazy(
    rf"[,.]\s(?P<cue>\[?[Oo]nline\]?):\s(?P<site>[^\W\d_][^,{TAKEN}]{{2,60}}),?\s(?=<?{TAKEN})",
    sign=TAKEN,
)
_SITE_BEHIND = Lazy(
    rf"{TAKEN}[.>]*\s[—–-]\s(?P<site>[^\W\d_][^.,{TAKEN}]{{2,60}})\.?\s*$", sign=TAKEN
)
_NEAR_END = 90  # characters
# as search engines print it; the number is all that tells one from another
_PREPRINT = Lazy(r"\barXiv \w{3,9} arXiv:\d{4}\.\d{4,5}(?:v\d)?(?!\w)", sign="arXiv:")
_LANGUAGE = Lazy(rf"\bin (?P<language>{cues.as_written('language_name')})\b")


def urls(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """Every URL or DOI, without the sentence's punctuation."""
    return [Span("url", start, end) for start, end in url_values.find(reading.rest)]


def preprints(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`arXiv preprint arXiv:1905.06209`: where it stands, number and all."""
    match = _PREPRINT.search(reading.rest)
    return [Span("journaltitle", *match.span(), 0.97)] if match else []


def media(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`Online.`, `Available from:`: how a work is to be had, which is part of no field."""
    found = (*_MEDIUM.finditer(reading.rest), *_LEADS_TO_URL.finditer(reading.rest))
    spans = [Span("medium", *match.span(match.lastgroup or 0), 0.9) for match in found]
    end = len(reading.rest.rstrip(f" .<>{TAKEN}"))  # an address may stand last
    if read := _READ_AS.search(reading.rest, max(end - _NEAR_END, 0)):
        labels = {"base": "medium", "form": "medium", "day": "urldate"}
        spans += [Span(v, *read.span(k), 0.9) for k, v in labels.items() if read[k]]
    return spans


def sites(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`…, online: Salt Blog, https:…`, `URL https:… — Salt Blog`: where on the web it stands."""
    if match := _SITE_BEFORE.search(reading.rest):
        spans = [Span("medium", *match.span("cue"), 0.9)]
        return [*spans, Span("journaltitle", *match.span("site"), 0.9)]
    behind = _SITE_BEHIND.search(reading.rest)
    return [Span("journaltitle", *behind.span("site"), 0.85)] if behind else []


def original_titles(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """A title in Cyrillic in brackets after one in Latin letters."""
    for match in _BRACKETED.finditer(reading.rest):
        title = match["title"]
        before = reading.text[: match.start()]
        if _CYRILLIC.search(title) and not _LATIN.search(title) and _LATIN.search(before):
            yield Span("origtitle", match.start("title"), match.end("title"))


def translated_titles(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The original title in Latin letters, in brackets right after the title given."""
    for match in _BRACKETED.finditer(reading.rest):
        words = match["title"].split()
        follows = re.search(r"[^\W\d_][”»\"]?\s$", reading.text[: match.start()])
        if match.start() < 3 or not follows or not _ONLY_WORDS.fullmatch(match["title"]):
            continue
        if quotations.is_from_work(reading, match.start()):
            continue  # *Salt*, p. 3 (“Weißes Salz”)
        if _CENTURIES.match(match["title"]) or _is_of_one_tongue(reading, match):
            continue
        if (
            not _OF_IMPRINT.search(match["title"])
            and not places.is_city(match["title"])
            and words[0][0].isupper()
        ):
            return [Span("origtitle", match.start("title"), match.end("title"), 0.7)]
    return []


def _is_of_one_tongue(reading: Reading, bracket: re.Match[str]) -> bool:
    """Whether the words in brackets are of the language of those before: these go on with a title
    rather than to translate it.
    """
    one, other = tongue_of(bracket["title"]), tongue_of(reading.text[: bracket.start()])
    return one is not None and other is not None and one.tag == other.tag


def parts(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The part of the work that is meant: `…, afterword, 1924`."""
    return [Span("note", *m.span("part"), 0.8) for m in _PART.finditer(reading.rest)][:1]


def languages(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`in Russian`, in brackets or before a URL."""
    for match in _LANGUAGE.finditer(reading.rest):
        before = reading.text[: match.start()].rstrip()
        if not before or before.endswith(("(", "[", ",", ";")):
            yield Span("language", match.start("language"), match.end("language"))
