"""Indents of quotations and lists, with the number of a paragraph in the margin and without."""

from __future__ import annotations

from biblio.packet.model import Block, Look

_INDENT = 360  # twips, of each level of a quotation or a list
_HANGING = 480  # twips from the number of a paragraph to its text
NONE = '<w:ind w:left="0" w:firstLine="0"/>'
_SET_OFF = (Look.QUOTATION, Look.VERSE)
_INDENTED = (*_SET_OFF, Look.LIST)


def nested(block: Block) -> str:
    """The indent of an item of a list, or of a quotation, within another."""
    if block.look not in _INDENTED or block.level <= 1:
        return ""
    edge = f'w:right="{_INDENT}"' if block.look in _SET_OFF else f'w:hanging="{_INDENT}"'
    return f'<w:ind w:left="{_INDENT * block.level}" {edge}/>'


def hung(block: Block) -> str:
    """The indents of an indented paragraph with its number in the margin."""
    if block.look not in _INDENTED:
        return ""
    left = _INDENT * block.level
    right = f' w:right="{_INDENT}"' if block.look in _SET_OFF else ""
    return f'<w:ind w:left="{left}"{right} w:hanging="{left + _HANGING}"/>'


def tabs(block: Block, measure: int) -> str:
    """Where the sign of an item or the first line of a poem stands, behind a number in the margin.

    The measure is in twips.
    """
    if block.look is Look.VERSE:
        return _tabs(f'<w:tab w:val="left" w:pos="{_INDENT * block.level}"/>{_at_edge(measure)}')
    if block.look is not Look.LIST:
        return ""
    return _tabs(f'<w:tab w:val="left" w:pos="{_INDENT * (block.level - 1)}"/>')


def lines(block: Block, measure: int) -> str:
    """Where the numbers of the lines of a poem end, in a text whose paragraphs have none."""
    return _tabs(_at_edge(measure)) if block.look is Look.VERSE else ""


def _at_edge(measure: int) -> str:
    return f'<w:tab w:val="right" w:pos="{measure - _INDENT}"/>'


def _tabs(stops: str) -> str:
    return f"<w:tabs>{stops}</w:tabs>"
