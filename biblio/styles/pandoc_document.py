"""Writes the document that pandoc is given: a paragraph for every cluster of citations.

The form is that of pandoc-types 1.23 (Text.Pandoc.Definition). No text in it is markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from biblio.styles.formatted import Cite, Cluster
from biblio.styles.locators import Locators, hide_braces
from biblio.styles.preparing import SUFFIX_MARK

Node = dict[str, Any]


def write_document(
    clusters: Sequence[Cluster],
    ids: Mapping[str, str],
    language: str,
    locators: Locators,
    notes: bool,
) -> str:
    """The document in JSON. `ids` are pandoc's names of the keys; `notes`: clusters are notes."""
    blocks: list[Node] = []
    chapter = clusters[0].chapter if clusters else 0
    for cluster in clusters:
        if cluster.chapter != chapter:
            blocks.append(_new_chapter())
            chapter = cluster.chapter
        blocks.append(_paragraph(cluster, ids, locators, notes))
    document = {"pandoc-api-version": [1, 23, 1], "meta": _metadata(language), "blocks": blocks}
    return json.dumps(document, ensure_ascii=False)


def _metadata(language: str) -> Node:
    everything = _citation("*", [], [], "NormalCitation")
    return {
        "lang": {"t": "MetaString", "c": language},
        # Pandoc would make a link of the title where the style prints no address.
        "link-bibliography": {"t": "MetaBool", "c": False},
        "nocite": {"t": "MetaInlines", "c": [{"t": "Cite", "c": [[everything], []]}]},
    }


def _new_chapter() -> Node:
    """A heading after which every work is cited for the first time again (pandoc 3.8)."""
    return {"t": "Header", "c": [1, ["", ["reset-citation-positions"], []], []]}


def _paragraph(cluster: Cluster, ids: Mapping[str, str], locators: Locators, notes: bool) -> Node:
    citations = [
        _cite(cite, ids[cite.key], locators) | {"citationNoteNum": cluster.note or 0}
        for cite in cluster.cites
    ]
    cited: list[Node] = [{"t": "Cite", "c": [citations, []]}] if citations else []
    if notes:
        cited = [{"t": "Note", "c": [{"t": "Para", "c": cited}]}]
    return {"t": "Para", "c": cited}


def _cite(cite: Cite, identifier: str, locators: Locators) -> Node:
    mode = "SuppressAuthor" if cite.suppress_author else "NormalCitation"
    suffix = _string(locators.written(cite) + _apart(hide_braces(cite.suffix)))
    return _citation(identifier, list(_words(cite.prefix)), [suffix], mode)


def _apart(suffix: str) -> str:
    """The suffix with the space it needs; pandoc would put a comma before all but a comma."""
    if not suffix or suffix[0] in ",.;:!?":
        return suffix
    space = " " if suffix[0].isalnum() or suffix[0] in "([“‘«„" else ""
    return f"{SUFFIX_MARK}{space}{suffix}"


def _citation(identifier: str, prefix: list[Node], suffix: list[Node], mode: str) -> Node:
    return {
        "citationId": identifier,
        "citationPrefix": prefix,
        "citationSuffix": suffix,
        "citationMode": {"t": mode},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _words(text: str) -> Iterable[Node]:
    for number, word in enumerate(text.split()):
        if number:
            yield {"t": "Space"}
        yield _string(word)


def _string(text: str) -> Node:
    return {"t": "Str", "c": text}
