"""Modules loaded when they are first used: a command pays for what it does, and nothing else."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as `typing` has it, which takes its time too
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def part(module: str, name: str) -> Any:
    """What a module has under that name, loaded now; tables of modules name their parts so."""
    return getattr(import_module(module), name)


def attributes(package: str, public: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a package whose public names live in its modules.

    `public` gives, for each name, the module that has it, or `module:name` where it has another
    name there.
    """

    def attribute(name: str) -> Any:
        if name not in public:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module, _, renamed = public[name].partition(":")
        return part(module, renamed or name)

    return attribute
