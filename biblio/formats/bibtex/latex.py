"""Text in LaTeX's spelling and in plain Unicode, each from the other."""

from __future__ import annotations

import re
import unicodedata

from biblio.values.braces import is_balanced

_TOKEN = re.compile(
    r"\\[A-Za-z]+[ \t\r\n]*|\\.|[{}]|---?|``|''|[!?]`|[`~]|[^\\{}~`'!?-]+|.", re.DOTALL
)
_SPECIAL = re.compile(r"[\\{}~`]|--|''")
_UNTIDY = re.compile(r"[\t\r\n\f\v]|  |^ | \Z")
_PARAGRAPH = re.compile(r"[ \t]*(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r\n?|\n)[ \t\r\n]*")

_ACCENTS = {
    **{"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306"},
    **{".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323"},
    **{"c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361"},
}
_DOTLESS = {"ı": "i", "ȷ": "j"}

_SYMBOLS = {
    **{symbol: symbol for symbol in "&%$#_{}"},
    **{" ": " ", "\n": " ", "\t": " ", "\\": " ", ",": "\u2009", "/": "", "-": "", "@": ""},
    **{"ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å"},
    **{"o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð"},
    **{"th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ"},
    **{"textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…"},
    **{"textquoteleft": "‘", "textquoteright": "’", "textquotesingle": "'"},
    **{"textquotedblleft": "“", "textquotedblright": "”", "textquotedbl": '"'},
    **{"quotedblbase": "„", "quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»"},
    **{"guilsinglleft": "‹", "guilsinglright": "›", "textbackslash": "\\", "textbar": "|"},
    **{"textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`", "textless": "<"},
    **{"textgreater": ">", "textbraceleft": "{", "textbraceright": "}", "textunderscore": "_"},
    **{"textdollar": "$", "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "copyright": "©"},
    **{"textcopyright": "©", "textregistered": "®", "texttrademark": "™", "pounds": "£"},
    **{"textsterling": "£", "euro": "€", "texteuro": "€", "textdegree": "°", "slash": "/"},
    **{"textperiodcentered": "·", "textbullet": "•", "nobreakspace": "\u00a0", "space": " "},
    **{"TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "hyphen": "-", "isdot": ""},
}
_TYPEFACES = frozenset(
    {"emph", "textit", "textbf", "textsc", "textsl", "texttt", "textrm", "textsf", "textup"}
    | {"textnormal", "text", "textsuperscript", "textsubscript", "mkbibemph", "mkbibitalic"}
    | {"it", "em", "bf", "sc", "sl", "tt", "rm", "sf", "upshape", "itshape", "bfseries"}
    | {"scshape", "normalfont", "protect", "mbox", "hbox", "uppercase", "relax"}
    | {"url", "nolinkurl", "path", "textquote"}
)
_QUOTES = frozenset({"enquote", "mkbibquote"})
_UNSEEN_ARGUMENT = frozenset({"href", "noopsort", "hspace", "vspace", "foreignlanguage"})
_LIGATURES = {
    **{"---": "—", "--": "–", "``": "“", "''": "”", "!`": "¡", "?`": "¿", "`": "‘", "~": "\u00a0"}
}

# Accents and groups within one another; what lies deeper is taken as it is.
_DEEPEST = 100
_ESCAPES = {
    **{"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_"},
    **{"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}"},
    **{"\\": r"\textbackslash{}", "-": "-{}", "'": "'{}"},
}
_BALANCED_BRACES = {"{": r"\{", "}": r"\}"}
# BibTeX counts braces even after a backslash, so these must not show as braces at all.
_STRAY_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_ESCAPED = re.compile(r"[&%$#_~^`\\{}]|-(?=-)|'(?=')")


def decode(source: str) -> str:
    """The text as plain Unicode: accents, dashes and quotes composed, braces gone.

    An unknown command stays as it is written. White space runs together; a blank line, which
    divides paragraphs, stays one.
    """
    if _SPECIAL.search(source):
        source = _Decoder(_TOKEN.findall(source)).text()
    return squeeze(source)


def squeeze(text: str) -> str:
    """The text with each run of white space as one space, each blank line as one newline pair."""
    if not _UNTIDY.search(text):
        return text
    paragraphs = _PARAGRAPH.split(text)
    lines = (" ".join(re.split(r"[ \t\r\n\f\v]+", part)).strip(" ") for part in paragraphs)
    return "\n\n".join(line for line in lines if line)


def encode(text: str) -> str:
    """The text in LaTeX's spelling; letters, dashes and quotation marks stay Unicode."""
    braces = _BALANCED_BRACES if is_balanced(text) else _STRAY_BRACES
    escapes = _ESCAPES | braces
    return _ESCAPED.sub(lambda match: escapes[match.group()], text)


class _Decoder:
    """Reads LaTeX's tokens from the first to the last."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens[::-1]
        self._depth = 0

    def text(self) -> str:
        return "".join(self._rest())

    def _rest(self) -> list[str]:
        parts = []
        while self._tokens:
            parts.append(self._piece(self._tokens.pop()))
        return parts

    def _piece(self, token: str) -> str:
        if self._depth > _DEEPEST:
            return "" if token in "{}" else token
        self._depth += 1
        try:
            return self._read(token)
        finally:
            self._depth -= 1

    def _read(self, token: str) -> str:
        if token == "{":
            return self._group()
        if token == "}":
            return ""
        if token[0] == "\\" and len(token) > 1:
            return self._command(token)
        return _LIGATURES.get(token, token)

    def _group(self) -> str:
        parts = []
        while self._tokens and (token := self._tokens.pop()) != "}":
            parts.append(self._piece(token))
        return "".join(parts)

    def _command(self, token: str) -> str:
        name = token[1:].rstrip(" \t\r\n") or " "
        if name in _ACCENTS:
            return _accented(self._argument(), name)
        if name in _SYMBOLS:
            return _SYMBOLS[name]
        if name in _QUOTES:
            return f"“{self._argument()}”"
        if name in _TYPEFACES:
            return ""
        if name in _UNSEEN_ARGUMENT:
            self._argument()
            return ""
        return self._unknown(token)

    def _unknown(self, token: str) -> str:
        if self._tokens[-1:] != ["{"]:
            return token
        self._tokens.pop()
        return f"{token}{{{self._group()}}}"

    def _argument(self) -> str:
        """The next group, command or character."""
        while self._tokens and not self._tokens[-1].strip(" \t\r\n"):
            self._tokens.pop()
        if not self._tokens:
            return ""
        token = self._tokens.pop().lstrip(" \t\r\n")
        if token in "{}" or token[0] == "\\":
            return self._piece(token)
        if len(token) > 1:
            self._tokens.append(token[1:])
        return token[0]


def _accented(base: str, accent: str) -> str:
    if not base:
        return accent if not accent.isalpha() else ""
    first = _DOTLESS.get(base[0], base[0])
    return unicodedata.normalize("NFC", first + _ACCENTS[accent]) + base[1:]
