"""Citations as fields that the Zotero plugin for Word can go on with.

Source: the form of its fields as Zotero's integration.js and Word plugin write them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from biblio.bibliography.own_words import has_own_words
from biblio.styles.formatted import Cite, Cluster

if TYPE_CHECKING:
    from biblio.styles.style import Style

_SCHEMA = (
    "https://github.com/citation-style-language/schema/raw/master/schemas/input/csl-citation.json"
)
BIBLIOGRAPHY = 'ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY'
_STYLES = "http://www.zotero.org/styles/"
# The letters of Zotero's keys: no vowels but A, E and U, nothing that looks like something else.
_LETTERS, _KEY_LENGTH = "23456789ABCDEFGHIJKLMNPQRSTUVWXZ", 8
_PIECE = 255  # characters: a custom property takes no more


def citation(cluster: Cluster, items: Mapping[str, object], text: str, name: str, note: int) -> str:
    """The instruction of a citation's field; `note` is the number of its note, 0 in the text.

    Where `text` has words of the author's own, Zotero is told never to print its own over them.
    """
    properties = {"formattedCitation": text, "plainCitation": text, "noteIndex": note}
    if has_own_words(text, [items[cite.key] for cite in cluster.cites]):
        properties["dontUpdate"] = True
    content = {
        "citationID": name,
        "properties": properties,
        "citationItems": [_item(cite, items) for cite in cluster.cites],
        "schema": _SCHEMA,
    }
    code = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"ADDIN ZOTERO_ITEM CSL_CITATION {code}"


def _item(cite: Cite, items: Mapping[str, object]) -> dict[str, object]:
    data = items[cite.key]
    item: dict[str, object] = {
        "id": cite.key,
        "uris": [_address(cite.key)],
        "itemData": {**data, "id": cite.key} if isinstance(data, dict) else data,
    }
    if cite.locator:
        item |= {"locator": cite.locator, "label": cite.label}
    if cite.prefix:
        item["prefix"] = cite.prefix
    if cite.suffix:
        item["suffix"] = cite.suffix
    if cite.suppress_author:
        item["suppress-author"] = True
    return item


def _address(key: str) -> str:
    """An address that no library has: Zotero then works with the data in the field itself."""
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
    name = "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:_KEY_LENGTH])
    return f"http://zotero.org/users/local/biblio/items/{name}"


def preferences(style: str, language: str) -> dict[str, str]:
    """The custom properties that tell Zotero how the document is cited.

    Raises BiblioError for a style that is not known.
    """
    from biblio.styles import find_style

    data = _preferences(find_style(style), language)
    pieces = [data[at : at + _PIECE] for at in range(0, len(data), _PIECE)]
    return {f"ZOTERO_PREF_{number}": piece for number, piece in enumerate(pieces, 1)}


def _preferences(style: Style, language: str) -> str:
    """The preferences as Zotero writes them: XML without spaces between its elements."""
    from xml.sax.saxutils import quoteattr  # here, for it loads a client of HTTP

    identifier = PurePath(style.path).stem
    settings = {
        "fieldType": "Field",
        "automaticJournalAbbreviations": "true",
        "noteType": int(style.is_note_style),
    }
    listed = "".join(f'<pref name="{key}" value="{value}"/>' for key, value in settings.items())
    session = hashlib.sha256(identifier.encode()).hexdigest()[:_KEY_LENGTH]
    chosen = (
        f"<style id={quoteattr(_STYLES + identifier)} locale={quoteattr(language)}"
        ' hasBibliography="1" bibliographyStyleHasBeenSet="1"/>'
    )
    return (
        f'<data data-version="3" zotero-version="6.0"><session id="{session}"/>{chosen}'
        f"<prefs>{listed}</prefs></data>"
    )
