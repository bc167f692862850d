"""Personal and corporate names in print: told from other words, and cut out of lists."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from biblio.language import cues
from biblio.values.forenames import is_abbreviated, opens_name
from biblio.values.patterns import Lazy

# Nobiliary particles stay with the family name, as BibTeX's "von part" does.
_OF_NO_FILE = "af al ben bin ibn wa".split()  # of languages whose words no file has
PARTICLES = frozenset((*cues.words("particle"), *cues.words("family_joint"), *_OF_NO_FILE))
LEADING_PARTICLE = f"(?:{'|'.join((cues.as_written('particle'), *_OF_NO_FILE))})"
"""A regular expression, as a string, for any that stands before a family name."""
PARTICLE = rf"(?:{LEADING_PARTICLE}|{cues.as_written('family_joint')})"
"""The same for any of them, also for the one between two family names: *Ruiz y Mora*."""
SUFFIXES = frozenset(("jr jr. sr sr. ii iii iv").split())
_HONORIFICS = frozenset(cues.words("honorific"))
_CHINESE = frozenset("Mao Zhou Deng Qu Zhang Xi".split())
_VIETNAMESE = frozenset("Ho Nguyen Vo Tran Truong Pham".split())
_CORPORATE = Lazy(
    r"(?<!-)\b(?:Party|Committee|Union|Society|Association|Institute|Council|League|Ministry|Department|"
    r"Commission|Congress|Office|Board|University|Bureau|Organi[sz]ation|Foundation|Federation|"
    r"Collective|Group|Trust|Museum|Library|Archive|Authority|Agency|Academy|Church|Conference|"
    r"Commons|Lords|Senate|Company|Corporation|Club|Guild|Survey|Secretariat|Network|Coalition|Alliance|Chamber|"
    r"Assembly|Parliament|Government|Nations|Bank|Centre|Center|Staff|Editors|contributors|"
    r"Partei|Verein|Bund|Gesellschaft|Institut|Société|Comité|Ministère|Партия|Комитет)\b"
)
# In other languages the word for a body stands first: Instituto da Água, Université de Lille
_BODY_FIRST = Lazy(
    r"(?i:Institut[oe]?|Istituto|Instytut|Minist[eéè]r\w+|Ministério|Universi\w+|Université|Università|Uniwersytet|"
    r"Asociación|Associa\w+|Sociedade?|Società|Consejo|Conse(?:lho|il)|Consiglio|Comisión|Comissão|Commissione|"
    r"Fundación|Fundação|Fondazione|Fondation|Fonds|Stiftung|Stichting|Banco|Banque|Partido|Partito|Parti|Sindicato|Secretar[íi]a|"
    r"Chambre|Prefeitura|A[kc]adem\w+|Accademia|Académie|Verband|Vereniging|Genootschap|Towarzystwo|Ministerstwo|"
    r"Confédération|Fédération|Confederação|Confederación|Federação|Federación|Federazione|Институт|Академия|Университет|Министерство|Общество|Союз|Комиссия)\s"
)
# Forenames of Spanish, hardly of Portuguese or English, where the last family name counts alone.
_SPANISH = frozenset(
    (
        "Alberto Alejandro Alfonso Alfredo Álvaro Andrés Ángel Antonio Armando Arturo Augusto "
        "Aurelio Beatriz Benito Carmen César Claudio Consuelo "
        "Diego Domingo Elena Emilio Enrique Ernesto "
        "Esteban Federico Felipe Francisco Germán Gonzalo Guillermo Gustavo Héctor Hernán Ignacio "
        "Isabel Jaime Javier Jesús Joaquín José Josefina Juan Julián Julio Leopoldo Luis Luisa "
        "Manuel Marcelo María Mariano Mario Martín Mercedes Miguel Nicolás Octavio Osvaldo Pablo "
        "Pilar Rafael Ramón Raúl Ricardo Roberto Rodolfo Rosario Salvador Santiago Sebastián "
        "Silvia Soledad Tomás Tulio Vicente Víctor"
    ).split()
)
_SHORTEST_FAMILY = (
    4  # Che, Ché are no family names; of three letters hardly one is told from a nickname
)
_PATRONYMIC = Lazy(r"García|(?!Perez$)[^\W\d_]{2,}[eé]z|Ortiz|Ruiz|Muñiz")
_IBERIAN = frozenset("de del da do dos das".split())
_NEVER_FIRST = frozenset(cues.words("never_first"))
_INITIALS = Lazy(r"(?:[^\W\d_]\.-?){1,4}")
# Dr. J——, Lady B***: old books keep a name to themselves
_HIDDEN = Lazy(r"[^\W\d_a-z][^\W\d_]{0,3}(?:[—―]{1,3}|-{2,4}|\*{2,4})[^\W\d_]{0,3}")
_WORD = Lazy(r"(?:[DdOLl]['’]|Mc|Mac|al-)?[^\W\d_a-z][^\W\d_]*(?:[-’'][^\W\d_]+)*")
# Words for those of the makers whom a citation does not name.
OTHERS = cues.as_written("others")
# Degrees, orders and ranks, as old books print them behind a name in both its parts: the `S. J.` of
# `Miller, S. J.` are initials.
_HONOURS = Lazy(
    r"(?P<name>[^\W\d_a-zß-ÿ][\w.’'-]*\s(?:[a-z]{2,3}\s)?[^\W\d_a-zß-ÿ][\w’'-]+)(?P<honours>(?:,\s(?:Esq|Bart|Knt|D\.\s?D|LL\.\s?[DBM]|[MB]\.\s?[AD]|B\.\s?D|M\.\s?P|F\.\s?[RSLAG]\.\s?S|"
    r"F\.\s?S\.\s?A|[QK]\.\s?C|C\.\s?[BE]|S\.\s?[JI]|O\.\s?S\.\s?B|O\.\s?P|Ph\.\s?D)\.)+)(?=,|\s\()",
    sign=r",\s(?:Esq|Bart|Knt|[A-Z]{1,2}h?\.)",
)
_CAPITALISED = Lazy(r"(?<![\w’'])[^\W\d_a-zß-ÿ][\w’'-]*")
_OTHERS = Lazy(rf",?\s+{OTHERS}\s*$")
_ET_AL = r"(?i:et(?:\.?[\s~]|\.)al(?:\.|ii|iae|ia)?+|&\s?al\.?)"
# The same however it is typed, as the last of a list or behind its last name; *and al.* is what is
# left of it where names are parted by *and*.
_UNNAMED = Lazy(
    rf"(?:\A|,\s++|(?<![\s,])\s++)(?:{_ET_AL}|\{{{_ET_AL}\}}|{OTHERS})\s*+\Z"
    r"|\A\{?al(?:\.|ii)?(?:,\s?et\.?)?\}?\s*+\Z"
)
AND = rf"(?:{cues.as_written('and')}|&)"
"""What joins two names, as a regular expression; a string."""
_AND = Lazy(
    rf"\s*+(?:,\s*+)?(?:(?<=\s)(?:{cues.as_written('and')}|{cues.as_written('helped_by')})\s++|&\s*+)|\s*+[;/]\s*+"
    r"|(?<=[^\W\d_]{2})\s[-‒–—]\s(?=[^\W\d_a-z])"
)


def without_others(name: str) -> str:
    """The name without the words for people who are not named; empty where it has no others."""
    found = _UNNAMED.search(name)
    return name[: found.start()].rstrip(" ,") if found else name


class Lexicon(NamedTuple):
    """What a document itself tells about its words.

    `common` are words it also writes in lower case (so hardly names), `names` the family names it
    cites beyond doubt, `titles` the titles it cites in full.
    """

    common: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()


def family_of(name: str) -> str:
    """The family name of a `Family, Given` string."""
    return name.split(",")[0].strip()


def is_corporate(text: str) -> bool:
    """Whether the text names a body rather than a person."""
    words = text.split()
    named = 1 < len(words) <= 9 and not {",", ":"} & set(text) and text[:1].isupper()
    said = _CORPORATE.search(text) or _BODY_FIRST.match(text)
    return named and words[0].casefold() not in _NEVER_FIRST and bool(said)


def looks_like_person(text: str, lexicon: Lexicon | None = None) -> bool:
    """Whether the text is built like a person's name: capitalised words, initials, particles."""
    lexicon = lexicon or Lexicon()
    words = without_honorifics(text.split())
    if len(words) == 1 and words[0].casefold() in _HONORIFICS:
        return False
    if not 1 <= len(words) <= 6 or words[0].casefold() in _NEVER_FIRST or _is_led(words):
        return False
    if words[-1].casefold() in SUFFIXES:
        words = [*words[:-2], words[-2].rstrip(",")] if len(words) > 1 else words
    if not words or not all(_is_name_word(word) for word in words):
        return False
    return (_has_family(words) or _has_initials_last(words)) and not _is_common(words, lexicon)


def _is_led(words: list[str]) -> bool:
    """Whether a remark with a particle leads to a name: *Zur Rolle der Händler Otto Salzer*."""
    opens = words[0].casefold() in PARTICLES and words[0][0].isupper()
    return opens and any(opens_name(word) for word in words[2:-1])


def has_initials(text: str) -> bool:
    """Whether an initial stands anywhere in the text."""
    return bool(_INITIALS.search(text))


def split(text: str, start: int = 0) -> Iterator[tuple[str, int]]:
    """The single names of a printed list (`A, B, and C`), each with its offset."""
    text = _OTHERS.sub("", text)
    at = 0
    for joint in [*_AND.finditer(text), None]:
        end = joint.start() if joint else len(text)
        yield from _comma_list(text[at:end], start + at)
        at = joint.end() if joint else end


def _comma_list(text: str, start: int) -> Iterator[tuple[str, int]]:
    at = 0
    parts = text.split(",")
    merged: list[str] = []
    for part in parts:
        if merged and part.strip().casefold() in SUFFIXES:
            merged[-1] += "," + part
        else:
            merged.append(part)
    for part in merged:
        if part.strip():
            yield part.strip(), start + at + len(part) - len(part.lstrip())
        at += len(part) + 1


def without_honours(text: str) -> str:
    """The text, as long as before, with blanks for what stands behind a name: `J. Cole, D.D.`."""
    return _HONOURS.sub(lambda one: one["name"] + " " * len(one["honours"]), text)


def without_honorifics(words: list[str]) -> list[str]:
    """The words of a name without *Dr.*, *Comrade* and the like before them."""
    while len(words) > 1 and words[0].rstrip(".").casefold() in _HONORIFICS:
        words = words[1:]
    return words


def _is_name_word(word: str) -> bool:
    return (
        word.casefold() in PARTICLES
        or bool(_INITIALS.fullmatch(word))
        or is_abbreviated(word)
        or bool(_WORD.fullmatch(word.rstrip(",")))
        or bool(_HIDDEN.fullmatch(word))
    )


def _has_initials_last(words: list[str]) -> bool:
    """Whether one word and nothing but initials make the name."""
    return (
        len(words) > 1
        and bool(_WORD.fullmatch(words[0]))
        and all(_INITIALS.fullmatch(word) for word in words[1:])
    )


def _has_bare_initials(words: list[str]) -> bool:
    """Whether initials without full stops come last: *Miller AB*, *Li X*; not *Pius IX*."""
    last = words[-1]
    bare = len(words) > 1 and last.isupper() and len(last) <= 3
    if bare and set(last) <= set("IVX"):
        bare = len(last) == 1 and not opens_name(words[0])  # Malcolm X
    return bare and not any(word.isupper() for word in words[:-1])


def _has_family_in_capitals(words: list[str]) -> bool:
    """Whether the first word alone is in capitals, as French lists print families: BESSON Alain."""
    first, *given = words
    large = first.isalpha() and first.isupper() and len(first) >= _SHORTEST_FAMILY
    return large and bool(given) and all(word[0].isupper() and not word.isupper() for word in given)


def _has_family(words: list[str]) -> bool:
    last = words[-1]
    whole = _WORD.fullmatch(last) or _HIDDEN.fullmatch(last)
    return bool(whole) and last not in PARTICLES


def _is_common(words: list[str], lexicon: Lexicon) -> bool:
    if words[-1] in lexicon.names:
        return False
    plain = [word.casefold() for word in words if not _INITIALS.fullmatch(word)]
    if len(plain) < len(words):
        return False
    return all(word in lexicon.common or word in _NEVER_FIRST for word in plain)


def family_start(words: list[str]) -> int:
    """Where the family name begins: at its first particle, else at the last word.

    A capitalised particle belongs to it too (A. De Zeltner, Emmanuel Le Roy Ladurie), and so does
    a name that a hyphen ties to one (Gerta Meyer-van Rees).
    """
    for at, word in enumerate(words[:-1]):
        if at and "-" in word and word.rpartition("-")[2] in PARTICLES:
            return at
        if word.casefold() in PARTICLES and (at > 0 or _opens_family(words)):
            return at - 1 if at and word in _IBERIAN and _is_family(words[:at]) else at
    return len(words) - (2 if _has_two_families(words) else 1)


def _is_family(before: list[str]) -> bool:
    """Whether the last word before a particle is a family name: Ana Prado de Ruiz."""
    known = len(before) == 1 or opens_name(before[0])
    last = before[-1]
    return known and not opens_name(last) and len(last) >= _SHORTEST_FAMILY and last.isalpha()


def _has_two_families(words: list[str]) -> bool:
    """Whether the last two of several words are family names, as in Spanish: Ana Gómez Ruiz.

    The first of them tells: a patronymic, or no forename behind a Spanish one.
    """
    if len(words) < 3 or len(words[-2]) < _SHORTEST_FAMILY or _INITIALS.fullmatch(words[-2]):
        return False
    before = words[-2]
    patronymic = bool(_PATRONYMIC.fullmatch(before)) and not _INITIALS.fullmatch(words[0])
    spanish = all(word in _SPANISH for word in words[:-2])
    return patronymic or (spanish and not opens_name(before))


def family_end(words: list[str]) -> int:
    """Where a family name that is first ends; 0 where it is last.

    Mao Tse-tung, Ho Chi Minh; Лотман Ю. М. in Russian; van der Hulst P in medicine.
    """
    while len(words) > 2 and words[-1] in PARTICLES:  # Luz H. de
        words = words[:-1]
    if _has_bare_initials(words):
        return len(words) - 1
    first = _has_initials_last(words) or _has_family_in_capitals(words)
    if len(words) == 2 and re.fullmatch(r"[A-Z][a-z]{1,5}", words[0]):
        hyphened = re.fullmatch(r"[A-Z][a-z]+-[a-z’']+", words[1])
        first = first or bool(hyphened) or words[0] in _CHINESE
    return int(first or (len(words) == 3 and words[0] in _VIETNAMESE))


def acronym(body: str) -> str:
    """The letters by which a body of several words may go: International Salt Union, *ISU*.

    An empty string for one word, and for a name in its two parts.
    """
    found = [] if "," in body else _CAPITALISED.findall(body)
    words = [word for word in found if word.casefold() not in PARTICLES]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _opens_family(words: list[str]) -> bool:
    """Whether a name is a family name with its particles: Le Corbusier, Van der Laan."""
    leads = words[0].casefold() in (
        "de",
        "du",
        "la",
        "le",
        "van",
        "von",
        "di",
        "del",
        "della",
        "ter",
    )
    return leads and all(word.casefold() in PARTICLES for word in words[:-1])


def printed(names: Collection[str]) -> str:
    """Names in running order for a message: `A and B`, `A, B and C`."""
    families = [family_of(name) for name in names]
    if len(families) < 2:
        return "".join(families)
    return ", ".join(families[:-1]) + " and " + families[-1]
