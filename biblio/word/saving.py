"""Saves a package so that the same content gives the same bytes."""

from __future__ import annotations

import os
import struct
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

_LOCAL_STAMP, _CENTRAL_STAMP = 10, 12  # offsets of time and date in the two headers of a member
_CENTRAL_HEADER, _CENTRAL_LENGTHS, _CENTRAL_SYSTEM = 46, 28, 5
_UNIX = 3
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_DATE = datetime(1980, 1, 1, tzinfo=UTC)
_LAST = int((datetime(9999, 12, 31, tzinfo=UTC) - EPOCH).total_seconds())
# ZIP counts from that date, in units of two seconds.
_FIRST_DAY = struct.pack("<HH", 0, (1 << 5) | 1)


def save(document: Any) -> bytes:
    """The python-docx document as the bytes of a file, every member stamped alike."""
    stream = BytesIO()
    document.save(stream)
    return restamped(stream.getvalue())


def restamped(data: bytes) -> bytes:
    """The ZIP archive with all its times set to the first that ZIP knows, and made under Unix:
    each member says so, or that it was made under Windows."""
    stamped = bytearray(data)
    with ZipFile(BytesIO(data)) as archive:
        at = archive.start_dir
        for member in archive.infolist():
            _stamp(stamped, member.header_offset + _LOCAL_STAMP)
            _stamp(stamped, at + _CENTRAL_STAMP)
            stamped[at + _CENTRAL_SYSTEM] = _UNIX
            at += _CENTRAL_HEADER + sum(struct.unpack_from("<HHH", data, at + _CENTRAL_LENGTHS))
    return bytes(stamped)


def _stamp(data: bytearray, at: int) -> None:
    data[at : at + len(_FIRST_DAY)] = _FIRST_DAY


def source_date() -> datetime | None:
    """The date that SOURCE_DATE_EPOCH names, if any; never that of the clock.

    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not (epoch.isascii() and epoch.isdigit()):
        return None
    return EPOCH + timedelta(seconds=min(int(epoch), _LAST))
