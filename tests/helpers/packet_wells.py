"""A text with notes on an invented work, a library and an authority that know it."""

from __future__ import annotations

from biblio.editions.lookup import Authority
from biblio.editions.records import KnownEdition, KnownWork, Moved, Site, Variant

FULL = "Rosa Roe, A Handbook of Wells (London: Verso, 1957), 12."
HANDBOOK = """
@book{roe1957wells,
  author = {Roe, Rosa},
  title = {A Handbook of Wells},
  publisher = {Verso},
  address = {London},
  year = {1957},
  work = {roe-wells},
}
"""
WELLS = KnownWork(
    "roe-wells",
    "A Handbook of Wells",
    ("Roe, Rosa",),
    variants=(
        Variant("A Handbook of Wills", kind="misprint"),
        Variant("The Well-Digger’s Companion"),
    ),
    original_title="Handbuch der Brunnen",
    original_language="de",
    published="1931",
    editions=(
        KnownEdition("wells-de", "roe-wells", url="https://de.example.org/w", language="de"),
        KnownEdition(
            "wells-web",
            "roe-wells",
            url="https://wells.example.org/handbook",
            language="en",
            translators=("Doe, John",),
        ),
        KnownEdition(
            "wells-doubtful", "roe-wells", url="https://x.org/", language="en", confidence="medium"
        ),
    ),
)
SITE = Site("wells", "The Well Library", "wells.example.org", moved=(Moved("/old", "/new"),))
KNOWN = Authority((WELLS,), sites=(SITE,))
WEB = (
    "Another edition on line (trans. John Doe, The Well Library): "
    "https://wells.example.org/handbook"
)
FIRST = "First published in German as *Handbuch der Brunnen*, 1931."


def text_with(*notes: str) -> str:
    body = "\n\n".join(f"Somebody dug well number {at}.[^{at}]" for at, _ in enumerate(notes, 1))
    return f"# On Wells\n\n{body}\n\n" + "\n\n".join(
        f"[^{at}]: {note}" for at, note in enumerate(notes, 1)
    )
