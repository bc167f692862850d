"""The words for what a locator counts: the locator terms of CSL 1.0.2 (its appendix III)."""

from __future__ import annotations

_WORDS = {
    "page": "p pp pg pgs page pages s ss seite seiten с стр",
    "chapter": "ch chs chap chaps chapter chapters chapitre kap kapitel cap гл глава",
    "section": "§ §§ sec secs sect section sections abschn abschnitt",
    "book": "bk bks book books livre buch кн книга",
    "part": "pt pts part parts partie teil ч часть",
    "volume": "vol vols volume volumes bd bde band bände t tome tomes т том",
    "column": "col cols column columns sp spalte",
    "folio": "fol fols folio folios",
    "figure": "fig figs figure figures abb",
    "table": "tab table tables",
    "appendix": "app appendix anhang",
    "note": "n nn note notes anm прим",
    "line": "l ll line lines",
    "verse": "v vv verse verses",
    "paragraph": "¶ ¶¶ para paras paragraph paragraphs abs",
    "act": "act acts",
    "scene": "scene scenes",
    "canon": "canon canons",
    "issue": "no nos issue",
}
TERMS = {word: term for term, words in _WORDS.items() for word in words.split()}
"""The term of each word, in small letters and without its full stop."""
