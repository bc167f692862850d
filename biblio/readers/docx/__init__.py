"""Word files (.docx, .docm, .dotx) after ECMA-376 and ISO/IEC 29500, strict or transitional.

One module a part: the package, its styles, its numbering, its fields, its notes. Nothing in a file
is opened that is not in it, and no macro is ever looked at.
"""

from __future__ import annotations
