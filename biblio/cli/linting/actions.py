"""What `biblio lint` does: tells, mends, shows a patch, notes down, writes a baseline."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from biblio.cli.console import counted, put_bytes, say
from biblio.cli.documents import Refusals
from biblio.cli.libraries import show_patch
from biblio.cli.linting import cache
from biblio.cli.linting.answers import publish, tell
from biblio.cli.linting.cache import Told
from biblio.cli.linting.inputs import Inputs, gather
from biblio.cli.linting.request import Request
from biblio.cli.linting.results import report, show_fixes, summary
from biblio.cli.streams import changed, changing
from biblio.encoding import Decoded
from biblio.files.change import Change
from biblio.files.folders import STDIN
from biblio.files.inputs import refuse_input
from biblio.linter import loading
from biblio.linter.policy import complaint
from biblio.linter.reports import check_format
from biblio.linter.running import run
from biblio.values.offsets import Lines
from biblio.values.printable import remark

if TYPE_CHECKING:
    from biblio.linter.mending import Mended


def perform(request: Request, place: str = "") -> bool:
    """Do what is asked; whether something was found, or is left.

    `place` is where the answer is kept in the cache, an empty string where it is not.
    """
    request.check()
    check_format(request.output_format)
    # Which files are held is seen only once the settings are read: `gather` does it.
    once = STDIN in request.files
    with Refusals() as refused, _without_collecting():
        return changed((), lambda change: _perform(request, place, change, refused), once=once)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """A run is short and keeps nearly all that it makes: looking for waste in it is waste."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _perform(request: Request, place: str, change: Change, refused: Refusals) -> bool:
    inputs = gather(request, change, refused)
    refuse_input(inputs.baseline if request.write_baseline else request.output_file)
    if request.add_noqa:
        return _note_down(inputs, request)
    if request.write_baseline:
        return _write_baseline(inputs)
    if request.mends:
        return _mend(inputs, request)
    if request.diff:
        return _show_diff(inputs, request)
    told = _told(inputs, request)
    # Where a file was saved meanwhile, this is no answer to what was asked.
    if place and not refused.any and cache.place_of(sys.argv[1:]) == place:
        cache.keep(place, told)
    return tell(told, request)


def _told(inputs: Inputs, request: Request) -> Told:
    found = run(inputs.subject, inputs.rules, request.manner.jobs)
    kept = inputs.policy.kept(inputs.subject, found)
    lines = {path: Lines(text) for path, text in loading.texts_of(inputs.subject).items()}
    codes = {rule.code for rule in inputs.rules}
    unused = [one for one in kept.unused if one.unknown or one.codes & codes]
    remarks = [str(complaint(one, lines[one.path])) for one in unused]
    if kept.gone:
        gone = counted(kept.gone, "finding")
        remarks.append(f"{inputs.baseline}: {gone} of it no longer there: write it again.")
    remarks.append(summary(kept.findings))
    text = report(kept.findings, inputs.subject, request)
    return Told(text, map(remark, remarks), found=bool(kept.findings))


def _mended(inputs: Inputs, request: Request) -> Mended:
    from biblio.linter.mending import mend

    mended = mend(
        inputs.subject, inputs.rules, unsafe=request.unsafe_fixes, keep=inputs.policy.filter
    )
    for sentence in mended.refused:
        say(f"Not mended: {sentence}")
    if request.show_fixes:
        show_fixes(mended.fixed)
    return mended


def _mend(inputs: Inputs, request: Request) -> bool:
    mended = _mended(inputs, request)
    _save(mended.texts, inputs, request)
    if request.fix_only:
        say(f"{counted(len(mended.fixed), 'finding')} mended")
        return False
    publish(report(mended.left, mended.subject, request), request)
    say(summary(mended.left, len(mended.fixed)))
    return bool(mended.left)


def _show_diff(inputs: Inputs, request: Request) -> bool:
    mended = _mended(inputs, request)
    decoded = loading.decoded(inputs.subject)
    for path, text in mended.texts.items():
        show_patch(decoded[path], text, path)
    say(f"{counted(len(mended.fixed), 'finding')} would be mended")
    return bool(mended.texts)


def _note_down(inputs: Inputs, request: Request) -> bool:
    from biblio.linter.noting import noted

    found = inputs.policy.filter(inputs.subject, run(inputs.subject, inputs.rules))
    done = noted(inputs.subject, found)
    _save(done.texts, inputs, request)
    for path in dict.fromkeys(one.position.path for one in done.left):
        say(f"{path} takes no comments: use a baseline, or per-file-ignores.")
    say(f"{counted(done.number, 'finding')} noted in comments")
    return bool(done.left)


def _write_baseline(inputs: Inputs) -> bool:
    from biblio.linter.baseline import refuse_other, written

    found = inputs.policy.filter(inputs.subject, run(inputs.subject, inputs.rules))
    with changing(inputs.baseline) as change:
        refuse_other(change.read_if_any(inputs.baseline), inputs.baseline)
        change.write({inputs.baseline: written(inputs.baseline, inputs.subject, found)})
    say(f"{counted(len(found), 'finding')} written to {inputs.baseline}")
    return False


def _save(texts: Mapping[str, str], inputs: Inputs, request: Request) -> None:
    """Write what changed, once all of it is known to fit; stdin goes to stdout, changed or not."""
    decoded = loading.decoded(inputs.subject)
    data = {path: decoded[path].encode(text, path) for path, text in texts.items()}
    piped = request.stdin_filename or loading.STDIN_NAME if "-" in request.files else None
    inputs.change.write({path: content for path, content in data.items() if path != piped})
    if piped in decoded:
        put_bytes(data.get(piped, _unchanged(decoded[piped])))


def _unchanged(decoded: Decoded) -> bytes:
    return decoded.encode(decoded.text)
