"""Complex fields: an instruction for Word, and the result that is shown until it is updated."""

from __future__ import annotations

from biblio.word.markup import escaped

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def opening(instruction: str) -> str:
    """The beginning of a field, up to its result, which may run over paragraphs."""
    code = f'<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText>'
    return f"{_BEGIN}<w:r>{code}</w:r>{_SEPARATE}"


def closing() -> str:
    """The end of a field."""
    return _END


def field(instruction: str, result: str) -> str:
    """A whole field; `result` is runs as XML."""
    return f"{opening(instruction)}{result}{_END}"


def page() -> str:
    """The number of the page it stands on."""
    return field("PAGE", "<w:r><w:t>1</w:t></w:r>")


def page_of(bookmark: str, shown: str) -> str:
    """The number of the page a bookmark stands on; `shown` is what is printed until updated."""
    return field(f"PAGEREF {bookmark} \\h", f"<w:r><w:t>{escaped(shown)}</w:t></w:r>")


def linked(bookmark: str, content: str) -> str:
    """Runs that lead to a bookmark when they are clicked."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}</w:hyperlink>'


def mark(instruction: str) -> str:
    """A field without a result, such as an entry for a table of contents: it is not printed."""
    code = f'<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText>'
    return f"{_BEGIN}<w:r>{code}</w:r>{_END}"
