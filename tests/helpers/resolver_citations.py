"""Citations made field by field, for tests of how they are tied to works."""

from __future__ import annotations

from biblio.citation import Citation, Field, Form, Kind
from biblio.document import Exact
from biblio.excerpt import Excerpt

FULL, SHORT, SUPRA, IBID = Form.FULL, Form.SHORT, Form.SUPRA, Form.IBID
YEARS, MENTION, KEY = Form.AUTHOR_DATE, Form.MENTION, Form.KEY


def cited(form: Form = FULL, /, text: str = "", note: int | None = None, **fields: str) -> Citation:
    """A citation with these fields; people are divided by semicolons."""
    kind = Kind(fields.pop("kind", "footnote"))
    kept = {"mark": fields.pop("mark", None), "exact": fields.pop("exact", None)}
    values = [(name, one) for name, all_ in fields.items() for one in all_.split("; ")]
    text = text or ", ".join(value for _, value in values)
    found = tuple(_field(text, name, value) for name, value in values)
    exact = Exact(kept["exact"]) if kept["exact"] else None
    return Citation(Excerpt(text), kind, form, "book", found, kept["mark"], note, exact=exact)


def _field(text: str, name: str, value: str) -> Field:
    at = max(text.find(value), 0)
    return Field(name, value, value, at, at + len(value))


MILLS = cited(author="Quill, Ann", title="Salt Mills of the North", publisher="Oak", date="1990")
TIDES = cited(author="Quill, Ann", title="Tidal Ports", publisher="Elm", date="1995")
ROADS = cited(author="Roe, Eve", title="Old Roads", publisher="Elm", date="1995")
