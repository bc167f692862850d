"""Saves a package so that the same content gives the same bytes."""

from __future__ import annotations

import os
import struct
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

_LOCAL_STAMP, _CENTRAL_STAMP = 10, 12  # offsets of time and date in the two headers of a member
_CENTRAL_HEADER, _CENTRAL_LENGTHS = 46, 28
# ZIP counts from 1980-01-01, in units of two seconds.
_FIRST_DAY = struct.pack("<HH", 0, (1 << 5) | 1)


def save(document: Any) -> bytes:
    """The python-docx document as the bytes of a file, every member stamped alike."""
    stream = BytesIO()
    document.save(stream)
    return restamped(stream.getvalue())


def restamped(data: bytes) -> bytes:
    """The ZIP archive with all its times set to the first that ZIP knows."""
    stamped = bytearray(data)
    with ZipFile(BytesIO(data)) as archive:
        at = archive.start_dir
        for member in archive.infolist():
            _stamp(stamped, member.header_offset + _LOCAL_STAMP)
            _stamp(stamped, at + _CENTRAL_STAMP)
            at += _CENTRAL_HEADER + sum(struct.unpack_from("<HHH", data, at + _CENTRAL_LENGTHS))
    return bytes(stamped)


def _stamp(data: bytearray, at: int) -> None:
    data[at : at + len(_FIRST_DAY)] = _FIRST_DAY


def source_date() -> datetime | None:
    """The date that SOURCE_DATE_EPOCH names, if any: without it a file bears none.

    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isascii() and epoch.isdigit() else None
