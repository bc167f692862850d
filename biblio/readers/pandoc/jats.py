"""What is changed in a JATS article before pandoc reads it.

Pandoc reads a reference list as data and drops the words of each entry (`mixed-citation`). They
are put into a section at the end of the text as well; the data stay, for the citations' sake.
JATS 1.3: <https://jats.nlm.nih.gov/archiving/tag-library/1.3/>.
"""

from __future__ import annotations

from lxml import etree

_TEXT = ("mixed-citation", "citation", "nlm-citation", "element-citation")
_ITALIC = frozenset(("source", "italic"))
_DATA = "element-citation"


def prepared(source: bytes) -> bytes:
    """The article with its references as paragraphs too; as it is where it is no sound XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        return source
    body = root.find("body")
    sections = [_section(one) for one in root.iter("ref-list")]
    if body is None or not any(len(one) for one in sections):
        return source
    body.extend(sections)
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def _section(listed: etree._Element) -> etree._Element:
    section = etree.Element("sec")
    entries = [_entry(ref) for ref in listed.iterfind("ref")]
    title = listed.find("title")
    if title is not None:
        # pandoc gives the heading of an empty list; here it stands over its entries
        listed.remove(title)
        section.append(title)
    else:
        etree.SubElement(section, "title").text = "References"
    section.extend(one for one in entries if one is not None)
    return section if len(section) > 1 else etree.Element("sec")


def _entry(ref: etree._Element) -> etree._Element | None:
    """The paragraph of an entry: what it prints, titles in italics."""
    cited = next((one for name in _TEXT for one in ref.iter(name)), None)
    if cited is None:
        return None
    paragraph = etree.Element("p")
    between = ", " if cited.tag == _DATA else ""
    _fill(paragraph, cited, between)
    return paragraph


def _fill(paragraph: etree._Element, cited: etree._Element, between: str) -> None:
    _add(paragraph, cited.text or "")
    for child in cited:
        if not isinstance(child.tag, str):
            _add(paragraph, child.tail or "")
            continue
        words = " ".join(" ".join(child.itertext()).split()) if between else _words(child)
        if child.tag in _ITALIC:
            etree.SubElement(paragraph, "italic").text = words
        else:
            _add(paragraph, words)
        _add(paragraph, (between if words else "") or child.tail or "")


def _words(element: etree._Element) -> str:
    return "".join(element.itertext())


def _add(paragraph: etree._Element, words: str) -> None:
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + words
    else:
        paragraph.text = (paragraph.text or "") + words
