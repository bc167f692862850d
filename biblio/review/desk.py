"""The desk at which an editor decides: it writes beside the documents, and to the library."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from biblio.decisions import FILE, NAMES, Decision, Verdict, beside, dumps
from biblio.decisions.places import Places, before
from biblio.diagnostics import BiblioError
from biblio.document import Document
from biblio.editions.titles import index
from biblio.extractor import Extraction
from biblio.files import read_bytes
from biblio.files.change import Change
from biblio.formats import bibtex
from biblio.origins import Where
from biblio.record.fields import PEOPLE
from biblio.record.kinds import ROWS as TYPES
from biblio.review.recording import recorded
from biblio.review.reviewing import reviewed
from biblio.review.subject import Reviewed, name_of
from biblio.rules.basis import Settings
from biblio.values.printable import storable

_WITHDRAWN = "withdrawn"  # what a window says of a decision that is to be forgotten


class OutdatedError(BiblioError):
    """Something has changed on the disk since the page was made: nothing was written."""


@dataclass(frozen=True)
class Desk:
    """The documents and the library that lie on it, by their paths.

    Each look is at the files as they are then; what was seen last is kept for as long as every byte
    of them is the same.
    """

    documents: Sequence[str]
    library: str | None
    settings: Settings
    _seen: dict[str, Reviewed] = field(default_factory=dict, init=False, repr=False, compare=False)

    def review(self) -> Reviewed:
        """What there is to see; raises BiblioError for a file that cannot be used."""
        own = [self.library] if self.library else []
        files = {path: read_bytes(path) for path in (*self.documents, *own)}
        whole = self.state() + _digest(own)
        if whole not in self._seen:
            self._seen.clear()
            self._seen[whole] = reviewed(files, self.settings)
        return self._seen[whole]

    def state(self) -> str:
        """A digest of the documents and of what is decided about them."""
        return _digest((*self.documents, *sorted(set(map(_file, self.documents)))))

    def decide(self, said: Mapping[str, Any]) -> tuple[str, ...]:
        """Write a decision, what a window says (see `_decision`), in one change of all files.

        It goes to the file of decisions and, where there is a library, into it (`recording`): both
        or neither. Gives back what the library says otherwise, and keeps saying. Raises BiblioError
        for what makes no sense, and OutdatedError where a document or the decisions are no longer
        what the window has seen; the library may have changed, for it is read again.
        """
        with Change() as files:
            targets = {*map(_file, self.documents), *([self.library] if self.library else [])}
            files.hold(*targets)
            if said.get("seen") != self.state():
                raise OutdatedError(
                    "The files have changed since the page was loaded: load it again."
                )
            return self._write(files, said)

    def _write(self, files: Change, said: Mapping[str, Any]) -> tuple[str, ...]:
        own = bibtex.read(files.read(self.library), self.library) if self.library else None
        if own:
            own.require_whole(": nothing was written.")
        shown, number = self.review().extractions, said.get("document")
        if not isinstance(number, int) or not 0 <= number < len(shown):
            raise BiblioError("There is no such document on the page.")
        document = shown[number].document
        where = _where(shown[number], number, said)
        decision = _decision(document, where, said)
        if own and decision.key and own.library.get(decision.key) is None:
            raise BiblioError(f"The library has no entry “{decision.key}”.")
        file, places = _file(document.path), Places(document)
        files.read_if_any(file)
        kept = [one for one in beside(file) if places.of(one) != where]
        withdrawn = said["verdict"] == _WITHDRAWN
        decided = kept if withdrawn else [*kept, decision]
        contents = {file: dumps(decided).encode("utf-8")}
        told: tuple[str, ...] = ()
        if own and not withdrawn:
            titles = index(self.settings.authority)
            text, told = recorded(own, shown, number, where, decided, titles)
            if text != own.text:
                contents[own.path] = own.encoded(text)
        files.write(contents)
        return told


def _digest(paths: Iterable[str]) -> str:
    digest = sha256()
    for path in paths:
        data = read_bytes(path) if os.path.lexists(path) else b""
        digest.update(f"{path} {len(data)} ".encode() + data)
    return digest.hexdigest()


def _where(extraction: Extraction, number: int, said: Mapping[str, Any]) -> Where:
    """The place that is meant: that of a citation, or of characters that were chosen."""
    name = said.get("citation")
    if name is None:
        return _chosen(extraction.document, said)
    for at, citation in enumerate(extraction.citations):
        if name_of(number, at) == name:
            return citation.where
    raise BiblioError("There is no such citation on the page.")


def _chosen(document: Document, said: Mapping[str, Any]) -> Where:
    """The characters that are chosen, but for spaces at their ends."""
    where = _said_where(said)
    if where is None or not any(
        (where.note, where.paragraph) == (whole.note, whole.paragraph) and where.end <= whole.end
        for whole in document.wholes()
    ):
        raise BiblioError("There is no such place on the page.")
    words = document.string(where)
    if not words.strip():
        raise BiblioError("No words are chosen.")
    start = len(words) - len(words.lstrip())
    return where.part(start, start + len(words.strip()))


def _said_where(said: Mapping[str, Any]) -> Where | None:
    place: list[Any] = [said.get(name) for name in ("note", "paragraph", "start", "end")]
    note, paragraph, start, end = place
    if not all(isinstance(one, int) and one >= 0 for one in (note or 0, paragraph, start, end)):
        return None
    return Where(note, paragraph, start, end) if start <= end else None


def _file(document: str) -> str:
    return os.path.join(os.path.dirname(document), FILE)


def _decision(document: Document, where: Where, said: Mapping[str, Any]) -> Decision:
    """The decision of `said`: `verdict`, and `type`, `key` and `fields` where there are any.

    `fields` is a list of pairs, name and value; those without a value are left out.
    """
    verdict = said.get("verdict")
    if verdict not in (*Verdict, _WITHDRAWN):
        raise BiblioError("A decision is citation, nothing or withdrawn.")
    nothing = verdict == Verdict.NOTHING
    return Decision(
        document.string(where),
        before(document, where),
        Verdict.NOTHING if nothing else Verdict.CITATION,
        None if nothing else _type(said),
        None if nothing else _text(said, "key"),
        () if nothing else _fields(said.get("fields") or ()),
    )


def _fields(said: object) -> tuple[tuple[str, str], ...]:
    try:
        pairs = [(str(name), storable(text).strip()) for name, text in said]  # type: ignore[attr-defined]
    except (AttributeError, TypeError, ValueError) as error:
        raise BiblioError("A field is a name and a text.") from error
    fields = tuple((name, text) for name, text in pairs if text)
    once = [name for name, _ in fields if name not in PEOPLE]
    for name in once:
        if name not in NAMES:
            raise BiblioError(f"There is no field “{name}”.")
        if once.count(name) > 1:
            raise BiblioError(f"A citation has one {name} alone.")
    return fields


def _type(said: Mapping[str, Any]) -> str | None:
    name = _text(said, "type")
    if name and name not in {one.name for one in TYPES}:
        raise BiblioError(f"There is no type “{name}” of entries.")
    return name


def _text(said: Mapping[str, Any], name: str) -> str | None:
    value = said.get(name)
    return storable(value).strip() or None if isinstance(value, str) else None
