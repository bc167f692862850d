"""The grammar of BibTeX in patterns, as `scanner` reads it: more kindly than `bibtex.web`."""

from __future__ import annotations

import re

# What no name has in it (btxdoc: "white space, " # % ' ( ) , = { }"); and no digit or @ begins it.
_NO_NAME = "\\x00- \"#%'(),={}"
_NAME = rf"[^{_NO_NAME}0-9@][^{_NO_NAME}]*+"
KIND = re.compile(rf"[^{_NO_NAME}0-9@][^{_NO_NAME}@]*+")
FIELD_NAME = re.compile(_NAME)
NUMBER = re.compile(r"[0-9]++")
SPACE = re.compile(r"(?:\s++|%[^\r\n]*+)*+")
LINE = re.compile(r"[^\r\n]*+")
# So nearly every entry begins.
HEAD = re.compile(
    r"""@ (?P<kind> (?!(?:comment|string|preamble)\s*{) [a-z]++) \s*+ { \s*+
    (?P<key> [^\s,{}="()\#%@] [^\s,{}="]*+ ) \s*+ ,""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
# An entry that opens where a key should be shows that the one before was broken off.
KEY = re.compile(
    r"""(?!@\s*[A-Za-z]+\s*[{(])
    (?: (?=[^()\#%]) [^\s,{}="]++ (?:[^\S\r\n]++[^\s,{}="]++)*+ (?=\s*,)  # it may have spaces
      | [^\s,}]++ )""",
    re.VERBOSE,
)
FIELD_AHEAD = re.compile(rf"\s*+{_NAME}\s*+=")
ENTRY_ON_NEW_LINE = re.compile(r"(?<![^\r\n])[ \t]*+(@[ \t]*+[A-Za-z]++[ \t]*+[{(])")
FIELD_ON_NEW_LINE = re.compile(r"[\r\n]\s*+(?P<name>[A-Za-z]++)\s*+=\s*+(?:[{\"]|\d++\s*+[,}])")
BRACE = re.compile(r"[{}]")
BRACKET = re.compile(r"[(){}]")
BRACE_OR_QUOTE = re.compile(r"[{}\"]")
# Nearly every field is such a one: a whole value, its braces balanced, and then a comma or the end.
_INNER = r"\{(?:[^{}]++|\{[^{}]*+\})*+\}"
_DEEPER = rf"\{{(?:[^{{}}]++|\{{(?:[^{{}}]++|{_INNER})*+\}})*+\}}"
GROUP = re.compile(rf"\{{(?:[^{{}}]++|{_DEEPER})*+\}}")
WHOLE_FIELD = re.compile(
    rf"\s*+(?P<name>{_NAME})\s*+=\s*+"
    rf"(?P<value>\{{(?:[^{{}}]++|{_INNER})*+\}}|\"(?:[^{{}}\"]++|{_INNER})*+\"|[0-9]++)"
    r"(?:\s*+(?P<comma>,)|(?=\s*+[})]))"
)
