"""The grammar of BibTeX in patterns, as `scanner` reads it: more kindly than `bibtex.web`."""

from __future__ import annotations

import re

from biblio.values import compiled

# What no name has in it (btxdoc: "white space, " # % ' ( ) , = { }"); and no digit or @ begins it.
_NO_NAME = "\\x00- \"#%'(),={}"
_NAME = rf"[^{_NO_NAME}0-9@][^{_NO_NAME}]*+"
KIND = compiled.pattern(rf"[^{_NO_NAME}0-9@][^{_NO_NAME}@]*+")
FIELD_NAME = compiled.pattern(_NAME)
NUMBER = compiled.pattern(r"[0-9]++")
SPACE = compiled.pattern(r"(?:\s++|%[^\r\n]*+)*+")
LINE = compiled.pattern(r"[^\r\n]*+")
# So nearly every entry begins.
HEAD = compiled.pattern(
    r"""@ (?P<kind> (?!(?:comment|string|preamble)\s*{) [a-z]++) \s*+ { \s*+
    (?P<key> [^\s,{}="()\#%@] [^\s,{}="]*+ ) \s*+ ,""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
# An entry that opens where a key should be shows that the one before was broken off.
KEY = compiled.pattern(
    r"""(?!@\s*[A-Za-z]+\s*[{(])
    (?: (?=[^()\#%]) [^\s,{}="]++ (?:[^\S\r\n]++[^\s,{}="]++)*+ (?=\s*,)  # it may have spaces
      | [^\s,}]++ )""",
    re.VERBOSE,
)
FIELD_AHEAD = compiled.pattern(rf"\s*+{_NAME}\s*+=")
ENTRY_ON_NEW_LINE = compiled.pattern(r"(?<![^\r\n])[ \t]*+(@[ \t]*+[A-Za-z]++[ \t]*+[{(])")
FIELD_ON_NEW_LINE = compiled.pattern(
    r"[\r\n]\s*+(?P<name>[A-Za-z]++)\s*+=\s*+(?:[{\"]|\d++\s*+[,}])"
)
BRACE = compiled.pattern(r"[{}]")
BRACKET = compiled.pattern(r"[(){}]")
BRACE_OR_QUOTE = compiled.pattern(r"[{}\"]")
# Nearly every field is such a one: a whole value, its braces balanced, or the name of a macro, and
# then a comma or the end.
_INNER = r"\{(?:[^{}]++|\{[^{}]*+\})*+\}"
_DEEPER = rf"\{{(?:[^{{}}]++|\{{(?:[^{{}}]++|{_INNER})*+\}})*+\}}"
GROUP = compiled.pattern(rf"\{{(?:[^{{}}]++|{_DEEPER})*+\}}")
WHOLE_FIELD = compiled.pattern(
    rf"\s*+(?P<name>{_NAME})\s*+=\s*+"
    rf"(?P<value>\{{(?:[^{{}}]++|{_INNER})*+\}}|\"(?:[^{{}}\"]++|{_INNER})*+\"|[0-9]++|{_NAME})"
    r"(?:\s*+(?P<comma>,)|(?=\s*+[})]))"
)
