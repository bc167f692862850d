"""Writes the document that pandoc is given: a paragraph for every cluster of citations.

The form is that of pandoc-types 1.23 (Text.Pandoc.Definition). No text in it is markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from biblio.styles.formatted import Cite, Cluster
from biblio.styles.locators import hide_braces, locator_word

Node = dict[str, Any]


def write_document(
    clusters: Sequence[Cluster], ids: Mapping[str, str], language: str, notes: bool
) -> str:
    """The document in JSON. `ids` are pandoc's names of the keys; `notes`: clusters are notes."""
    blocks: list[Node] = []
    chapter = clusters[0].chapter if clusters else 0
    for cluster in clusters:
        if cluster.chapter != chapter:
            blocks.append(_new_chapter())
            chapter = cluster.chapter
        blocks.append(_paragraph(cluster, ids, notes))
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


def _paragraph(cluster: Cluster, ids: Mapping[str, str], notes: bool) -> Node:
    citations = [_cite(cite, ids[cite.key]) for cite in cluster.cites]
    cited: list[Node] = [{"t": "Cite", "c": [citations, []]}] if citations else []
    if notes:
        cited = [{"t": "Note", "c": [{"t": "Para", "c": cited}]}]
    return {"t": "Para", "c": cited}


def _cite(cite: Cite, identifier: str) -> Node:
    mode = "SuppressAuthor" if cite.suppress_author else "NormalCitation"
    prefix = list(_words(cite.prefix))
    return _citation(identifier, prefix, [_string(_suffix(cite))], mode)


def _suffix(cite: Cite) -> str:
    """The locator in braces, which keep pandoc from guessing where it begins and ends."""
    word = locator_word(cite.label)
    locator = f"{{{word} {hide_braces(cite.locator)}}}" if cite.locator else "{}"
    suffix = hide_braces(cite.suffix)
    return f"{locator} {suffix}" if suffix[:1].isalnum() else locator + suffix


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
