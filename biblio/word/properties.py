"""What a file says of itself: core properties, and custom ones for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from biblio.word.markup import escaped
from biblio.word.saving import source_date

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# The class of the custom properties that a user may see: [MS-OSHARED] 2.3.3.2.2.
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_ID = 2
_LONGEST = 255  # characters of a core property
_DATES = ("created", "modified")


@dataclass(frozen=True, slots=True)
class Description:
    """The core properties; None leaves one out."""

    title: str | None = None
    author: str | None = None
    subject: str | None = None
    language: str | None = None


def describe(document: Any, description: Description) -> None:
    """Set the core properties of the python-docx document, in place of its template's.

    Dates are those of SOURCE_DATE_EPOCH, and else left out: the same input gives the same bytes.
    """
    core = document.core_properties
    for name, value in (
        ("title", description.title),
        ("author", description.author),
        ("last_modified_by", description.author),
        ("subject", description.subject),
        ("language", description.language),
    ):
        setattr(core, name, (value or "")[:_LONGEST])
    core.comments = core.keywords = core.category = ""
    core.revision = 1
    _date(core, source_date())


def _date(core: Any, date: Any) -> None:
    for name in _DATES:
        if date is not None:
            setattr(core, name, date.replace(tzinfo=None))
            continue
        for element in core._element.xpath(f"dcterms:{name}"):
            core._element.remove(element)


def custom(properties: Mapping[str, str]) -> bytes:
    """The part docProps/custom.xml."""
    written = "".join(
        f'<property fmtid="{_USER_DEFINED}" pid="{number}" name="{escaped(name)}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), _FIRST_ID)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return (
        f'{head}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}">{written}</Properties>'.encode()
    )
