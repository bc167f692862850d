"""Files: read with a sentence for every failure, changed so that nothing is lost.

`access` reads. `change` is the one way in which a user's file is written: under the lock of its
folder (`lock`), held against what was read of it (`commit`), through temporary files
(`replacement`), and with a journal where several files are one change (`journal`). `scratch` has
folders for other programs, which `program` runs.
"""

from biblio.files.access import AnyPath as AnyPath
from biblio.files.access import ChangedError as ChangedError
from biblio.files.access import check_new as check_new
from biblio.files.access import read_bytes as read_bytes
from biblio.files.access import reason as reason
from biblio.files.access import working_directory as working_directory
