"""RIS, the tagged format of reference managers and databases: read and written."""

from biblio.formats.ris.file import read, write
from biblio.formats.ris.reader import edition
from biblio.formats.ris.writer import record

__all__ = ["edition", "read", "record", "write"]
