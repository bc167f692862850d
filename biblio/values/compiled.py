"""Regular expressions kept compiled between runs, where Python keeps its compiled modules.

A pattern with the words of all languages takes 1 to 6 ms to compile; those that a page of notes
needs took a third of a short run (`benchmarks/against.py`), and are loaded in 5 ms. The file lies
beside the bytecode of this module and obeys the same settings (`PYTHONDONTWRITEBYTECODE`,
`PYTHONPYCACHEPREFIX`); where it cannot be read or written, patterns are compiled as ever.

What is kept is what `re.compile` itself hands to the engine (Lib/re/_compiler.py, `compile`), for
exactly this Python; the engine checks it again when it is loaded.
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import sys
from array import array
from functools import cache
from importlib.util import cache_from_source
from typing import Any, NamedTuple

try:
    import _sre  # type: ignore[import-not-found, unused-ignore]
    from re import _compiler, _parser  # type: ignore[attr-defined, unused-ignore]

    _ENGINE: tuple[int, ...] = (sys.hexversion, _sre.MAGIC, _sre.CODESIZE)
except (ImportError, AttributeError):  # another Python than CPython, or one that is not out yet
    _ENGINE = ()

_WORD = "I"
# In bytes. All patterns of this project make 6 MB; what is more was left by earlier versions of it.
_LARGEST = 8_000_000


class _Kept(NamedTuple):
    """What the engine takes: flags, its code as bytes, groups by number and by name."""

    flags: int
    code: bytes
    groups: int
    numbers: dict[str, int]
    names: tuple[str | None, ...]


_Key = tuple[str, int]
_new: dict[_Key, _Kept] = {}


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, equal to what that gives, and mostly without its work."""
    if not _ENGINE:
        return re.compile(source, flags)
    key = (source, int(flags))
    try:
        return _pattern(source, _Kept(*_kept()[key]) if key in _kept() else _compiled(key))
    except (RuntimeError, TypeError, AttributeError):  # what was kept is damaged
        return re.compile(source, flags)


def _pattern(source: str, kept: _Kept) -> re.Pattern[str]:
    code = array(_WORD)
    code.frombytes(kept.code)
    engine: Any = _sre
    made: re.Pattern[str] = engine.compile(
        source, kept.flags, code.tolist(), kept.groups, kept.numbers, kept.names
    )
    return made


def _compiled(key: _Key) -> _Kept:
    source, flags = key
    parsed = _parser.parse(source, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = array(_WORD, _compiler._code(parsed, flags)).tobytes()
    kept = _Kept(flags | state.flags, code, state.groups - 1, dict(state.groupdict), tuple(names))
    if not _new:
        atexit.register(_keep)
    _new[key] = kept
    return kept


@cache
def _kept() -> dict[_Key, tuple[Any, ...]]:
    """What earlier runs have compiled; nothing where there is no file or another Python's."""
    try:
        with open(_path(), "rb") as file:
            engine, kept = marshal.load(file)
    except (OSError, ValueError, EOFError, TypeError, NotImplementedError):
        return {}
    return kept if engine == _ENGINE and isinstance(kept, dict) else {}


def _keep() -> None:
    """Write what is new beside what was there; as with bytecode, nobody is told if that fails."""
    if sys.dont_write_bytecode:
        return
    all_of_them = _kept() | {key: tuple(kept) for key, kept in _new.items()}
    data = marshal.dumps((_ENGINE, all_of_them))
    if len(data) > _LARGEST:
        data = marshal.dumps((_ENGINE, {key: tuple(kept) for key, kept in _new.items()}))
    try:
        path = _path()
        os.makedirs(os.path.dirname(path), exist_ok=True)
        beside = f"{path}.{os.getpid()}"
        with open(beside, "xb") as file:
            file.write(data)
        os.replace(beside, path)
    except (OSError, NotImplementedError):
        return


def _path() -> str:
    """Where the file lies; raises NotImplementedError where Python keeps no bytecode."""
    return os.path.splitext(cache_from_source(__file__))[0] + ".patterns"
