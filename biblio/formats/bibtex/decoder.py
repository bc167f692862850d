"""Reads LaTeX, and the tags and entities of HTML that stand among it, as text with marks."""

from __future__ import annotations

from collections.abc import Callable

from biblio.formats.bibtex.commands import (
    ADDRESSES,
    AROUND,
    CASES,
    ENDINGS,
    NOTHING,
    OPTIONED,
    ORDINALS,
    PLAIN,
    QUOTING,
    SWITCHES,
    UNSEEN,
    UNSEEN_FIRST,
    WITH_LOOK,
)
from biblio.formats.bibtex.symbols import (
    ACCENTS,
    DOUBLE_STRUCK,
    FRACTIONS,
    RAISED,
    STRINGS,
    SYMBOLS,
    accented,
    character,
)
from biblio.formats.bibtex.tokens import SPACE, TOKEN, is_formula, name_of, option, tokens
from biblio.values import compiled, tagged
from biblio.values.marked import Look, Mark, marked, marks_of
from biblio.values.statements import ordinal

_LIGATURES = {**{"---": "—", "--": "–", "``": "“", "''": "”", "!`": "¡", "?`": "¿", "~": "\u00a0"}}
# French and Spanish abbreviate *numéro* so: no variable is raised to a power.
_NUMBER_SIGNS = ("n°", "N°")
_ENDS = {"$": "$", "\\(": "\\)"}
# Groups and commands within one another; what lies deeper is taken as it is. Measured: libraries
# have no more than five; a level takes up to nine of the thousand calls that Python allows.
DEEPEST = 50
# Longer ones are no formula of a title, but two prices.
_LONGEST = 160
_ESCAPED = compiled.pattern(r"\\([&%$#_{}~^]|textasciitilde)(?:\{\})?")
_NAMED = compiled.pattern(r"(?:#[0-9]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_LETTERS = compiled.pattern("[A-Za-z]+")


def read(source: str) -> str:
    """What the source says, white space as it is; braces round letters protect them."""
    return _Decoder(list(tokens(source))).text()


class _UnknownError(Exception):
    """A formula has something that characters cannot say."""


class _Decoder:
    """Reads LaTeX's tokens from the first to the last.

    `depth` counts the groups and commands that they stand in already: a formula begins with those
    of the text around it.
    """

    def __init__(self, tokens: list[str], depth: int = 0) -> None:
        self._tokens = tokens[::-1]
        self._parts: list[str] = []
        self._length = 0
        self._depth = depth
        self._marks: list[Mark] = []
        self._quoting = 0  # how many quotations are open
        self._single = 0  # and how many of them by `
        self._in_formula = False

    def text(self) -> str:
        """The text, with its marks."""
        while self._tokens:
            self._to_end_of_group(protects=False)  # a brace too many ends nothing
        return marked("".join(self._parts), self._marks)

    def _say(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _mark(self, start: int, look: Look) -> None:
        self._marks.append(Mark(start, self._length, look))

    def _to_end_of_group(self, *, protects: bool) -> None:
        """Read to the closing brace; a typeface that is chosen on the way holds as long."""
        start, parts = self._length, len(self._parts)
        chosen: list[tuple[int, Look]] = []
        protects = protects and self._next()[:1] != "\\"
        while self._tokens and (token := self._tokens.pop()) != "}":
            if look := SWITCHES.get(name_of(token)):
                chosen.append((self._length, look))
            else:
                self._piece(token)
        if protects and _has_case("".join(self._parts[parts:])):
            self._mark(start, Look.PROTECTED)
        for at, look in chosen:
            self._mark(at, look)

    def _next(self) -> str:
        return self._tokens[-1] if self._tokens else ""

    def _piece(self, token: str) -> None:
        if self._depth == DEEPEST:
            self._say("" if token in "{}" else token)
            return
        self._depth += 1
        self._read(token)
        self._depth -= 1

    def _read(self, token: str) -> None:
        if token == "{":
            self._to_end_of_group(protects=not self._in_formula)
        elif token == "}":
            return
        elif token in _ENDS and (inside := self._formula(_ENDS[token])):
            self._say_formula(inside, token)
        elif token[0] == "\\" and len(token) > 1:
            self._command(token)
        elif self._in_formula:
            self._symbols(token)
        elif token[0] == "&" and len(token) > 1:
            self._say(tagged.character(token))
        else:
            self._say(self._quotation(token) or _LIGATURES.get(token, token))

    def _quotation(self, token: str) -> str:
        """A single quotation mark; one that nothing has opened is an apostrophe."""
        if token == "`":
            self._single += 1
            return "‘"
        if token == "'" and self._single and not self._next()[:1].isalnum():
            self._single -= 1
            return "’"
        return ""

    def _command(self, token: str) -> None:
        name = name_of(token)
        if name in OPTIONED:
            self._option()
        if name in ACCENTS and (self._in_formula or len(name) == 1):
            self._say(accented(self._argument(), name))
        elif name in SYMBOLS:
            self._symbol(name, token)
        elif look := WITH_LOOK.get(name):
            self._looking(look)
        elif name in QUOTING:
            self._enquote("*" in token)
        elif name in PLAIN:
            self._upright()
        elif name in AROUND:
            self._say(AROUND[name][0])
            self._read_argument()
            self._say(AROUND[name][1])
        elif name in CASES:
            self._cased(CASES[name])
        elif name in ENDINGS:
            self._raised(ENDINGS[name])
        else:
            self._special(name, token)

    def _option(self) -> str:
        """Take what stands in square brackets before an argument: `\textls[50]{…}`."""
        number = option(self._tokens)
        typed = "".join(self._tokens[len(self._tokens) - number :][::-1])
        del self._tokens[len(self._tokens) - number :]
        return typed

    def _cased(self, case: Callable[[str], str]) -> None:
        """The next group in other letters; its marks, and commands nobody knows, stay."""
        start, parts, marks = self._length, len(self._parts), len(self._marks)
        self._read_argument()
        said = list("".join(self._parts[parts:]))
        kept = (one for one in self._marks[marks:] if one.look is Look.SOURCE)
        typed = {at for one in kept for at in range(one.start - start, one.end - start)}
        for at, letter in enumerate(said):
            said[at] = letter if at in typed or len(case(letter)) != 1 else case(letter)
        self._parts[parts:] = said

    def _raised(self, text: str) -> None:
        start = self._length
        self._say(text)
        self._mark(start, Look.SUPERSCRIPT)

    def _special(self, name: str, token: str) -> None:
        """Commands that do something with their arguments, each in a way of its own."""
        if name in UNSEEN:
            self._argument()
        elif name in UNSEEN_FIRST:
            for _ in range(UNSEEN_FIRST[name]):
                self._argument()
                self._option()
            self._read_argument()
        elif name in ADDRESSES:
            self._say(_ESCAPED.sub(lambda found: found[1][:1].replace("t", "~"), self._source()))
        elif name in ORDINALS:
            self._say(ordinal(self._argument()))
        elif name == "symbol":
            code = self._argument()
            self._say(character(code) or f"{token}{{{code}}}")
        elif name in ("bibstring", "biblstring", "bibsstring", "bibcpstring", "autocap"):
            self._capitalised(name)
        else:
            self._mathematical(name, token)

    def _capitalised(self, name: str) -> None:
        """A word of BibLaTeX's, or a letter, that has a capital where the text begins with it."""
        said = self._argument()
        if name == "autocap":
            self._say(said if self._length else said.upper())
        else:
            word = STRINGS.get(said, said)
            self._say(word if self._length else word[:1].upper() + word[1:])

    def _mathematical(self, name: str, token: str) -> None:
        """Commands of formulas that stand outside of them as well, or that nobody knows here."""
        if name == "ensuremath":
            inside = [token for token in TOKEN.findall(self._source()) if token]
            self._say_formula(inside, "$")
        elif name in ("frac", "tfrac", "dfrac", "nicefrac", "textfrac", "sfrac"):
            both = (self._argument(), self._argument())
            self._say(FRACTIONS.get(both) or "/".join(both))
        elif name == "sqrt":
            self._say(f"√{self._argument()}")
        elif name == "mathbb":
            self._say("".join(DOUBLE_STRUCK.get(one, one) for one in self._argument()))
        elif name not in NOTHING:
            self._unknown(token)

    def _symbol(self, name: str, token: str) -> None:
        said = SYMBOLS[name]
        if name == "&" and (entity := _NAMED.match(self._next())):
            character = tagged.character(f"&{entity.group()}")
            if len(character) == 1:  # `\&amp;`, escaped by who did not know what it is
                said, self._tokens[-1] = character, self._tokens[-1][entity.end() :]
                if not self._tokens[-1]:
                    self._tokens.pop()
        is_word = self._in_formula and len(said) > 1 and said.isascii() and said.isalpha()
        # A sign between two spaces keeps the second, which the name of its command ends with.
        parted = self._in_formula and token[-1:] == " " and "".join(self._parts[-1:]).endswith(" ")
        self._say(f"{said} " if parted or (is_word and self._next()[:1].isalnum()) else said)

    def _looking(self, look: Look) -> None:
        start = self._length
        self._read_argument()
        self._mark(start, look)

    def _upright(self) -> None:
        """An argument that has no look; in a formula, whose letters are units and names."""
        if not self._in_formula:
            self._read_argument()
            return
        start, said = self._length, self._argument()
        self._say(said)
        if _has_case(said):
            self._mark(start, Look.PROTECTED)

    def _enquote(self, starred: bool) -> None:
        first, last = "‘’" if (self._quoting + starred) % 2 else "“”"
        self._quoting += 1
        self._say(first)
        self._read_argument()
        self._say(last)
        self._quoting -= 1

    def _unknown(self, token: str) -> None:
        if self._in_formula:
            raise _UnknownError
        start = self._length
        token += self._option()
        if self._next() != "{":
            self._say(token)
            self._mark(start, Look.SOURCE)
            return
        self._say(f"{token}{self._tokens.pop()}")
        self._mark(start, Look.SOURCE)
        self._to_end_of_group(protects=False)
        self._say("}")
        self._mark(self._length - 1, Look.SOURCE)

    def _read_argument(self) -> None:
        """Say the next group, command or character."""
        while self._tokens and not self._next().strip(SPACE):
            self._tokens.pop()
        if not self._tokens:
            return
        token = self._tokens.pop().lstrip(SPACE)
        if token == "{":
            self._to_end_of_group(protects=False)
        elif token[0] in "}\\<&":
            self._piece(token)
        else:
            if len(token) > 1:
                self._tokens.append(token[1:])
            self._piece(token[0])

    def _argument(self) -> str:
        """The characters of the next group, command or character, unsaid."""
        parts, marks, length = len(self._parts), len(self._marks), self._length
        self._read_argument()
        said = "".join(self._parts[parts:])
        del self._parts[parts:], self._marks[marks:]
        self._length = length
        return said

    def _source(self) -> str:
        """The next group as it is typed."""
        if self._next() != "{":
            return ""
        self._tokens.pop()
        depth, typed = 1, []
        while self._tokens:
            token = self._tokens.pop()
            depth += (token == "{") - (token == "}")
            if not depth:
                break
            typed.append(token)
        return "".join(typed)

    def _formula(self, end: str) -> list[str]:
        """The tokens to the end of a formula, taken; none where the sign opens no formula."""
        for at in range(1, min(len(self._tokens), _LONGEST) + 1):
            if self._tokens[-at] == end:
                inside = self._tokens[len(self._tokens) - at + 1 :][::-1]
                if not is_formula("".join(inside)):
                    return []
                del self._tokens[-at:]
                return inside
        return []

    def _say_formula(self, inside: list[str], sign: str) -> None:
        """The formula in characters, or, where these cannot say it, as it is typed."""
        start = self._length
        try:
            inner = _Decoder(inside, self._depth).formula()
        except _UnknownError:
            typed = f"{sign}{''.join(inside)}{_ENDS[sign]}"
            self._say(typed)
            self._mark(start, Look.SOURCE)
            return
        self._say(str(inner))
        for one in () if inner in _NUMBER_SIGNS else marks_of(inner):
            self._marks.append(Mark(one.start + start, one.end + start, one.look))

    def formula(self) -> str:
        """The text of tokens that are a formula."""
        self._in_formula = True
        return self.text()

    def _symbols(self, token: str) -> None:
        """Characters of a formula: variables are slanted, and no style gives them a capital."""
        if token in ("^", "_"):
            self._scripts(Look.SUPERSCRIPT if token == "^" else Look.SUBSCRIPT)
            return
        at = 0
        for letters in _LETTERS.finditer(token):
            self._say(token[at : letters.start()])
            start = self._length
            self._say(letters.group())
            self._mark(start, Look.ITALIC)
            self._mark(start, Look.PROTECTED)
            at = letters.end()
        self._say({"'": "′", "-": "−", "~": "\u00a0"}.get(token, token[at:]))

    def _scripts(self, look: Look) -> None:
        said = self._argument()
        if look is Look.SUPERSCRIPT and (raised := _RAISED.get(said)):
            self._say(raised)
            return
        start = self._length
        self._say(said)
        self._mark(start, look)


_RAISED = {SYMBOLS[name]: sign for name, sign in RAISED.items()}


def _has_case(text: str) -> bool:
    return text.lower() != text.upper()
