"""How far a long piece of work has come: those who do it tell, and a command may listen."""

from __future__ import annotations

from collections.abc import Callable

# What is counted (*page*, *paragraph*), how many are done, and of how many.
Listener = Callable[[str, int, int], None]


class _Ear:
    """The one who listens in this process, if anybody does."""

    listener: Listener | None = None


def listen(listener: Listener | None) -> None:
    """Have the listener told from now on; None: nobody."""
    _Ear.listener = listener


def tell(what: str, done: int, total: int) -> None:
    """Say how many are done; to call it where nobody listens costs next to nothing."""
    if _Ear.listener is not None:
        _Ear.listener(what, done, total)
