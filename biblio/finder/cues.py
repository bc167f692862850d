"""The words that lead to a work: nouns for kinds of texts, verbs of saying, pronouns."""

from __future__ import annotations

NOUN = (
    r"(?:articles?|books?|booklets?|pamphlets?|works?|essays?|letters?|speech(?:es)?|lectures?|poems?|"
    r"novels?|novellas?|plays?|stor(?:y|ies)|papers?|reports?|stud(?:y|ies)|treatises?|documents?|"
    r"address(?:es)?|manifestos?|texts?|pieces?|memoirs?|autobiograph(?:y|ies)|diar(?:y|ies)|reviews?|"
    r"columns?|sermons?|interviews?|tracts?|brochures?|thes[ie]s|chapters?|monographs?|dialogues?|"
    r"collections?|writings?|classics?|masterpieces?|polemics?|biograph(?:y|ies)|histor(?:y|ies))"
)
PART = (
    r"(?:preface|introduction|afterword|foreword|postscript|prologue|epilogue|conclusion|appendix|"
    r"translation|edition|review|draft|dedication|first chapter|last chapter|opening|closing pages)"
)
SAYING = (
    r"(?:writes?|wrote|says?|said|puts?|argues?|argued|states?|stated|warns?|warned|notes?|noted|"
    r"explains?|explained|observes?|observed|remarks?|remarked|declares?|declared|concludes?|concluded|"
    r"claims?|claimed|insists?|insisted|asks?|asked|adds?|added|describes?|described|recalls?|recalled|"
    r"admits?|admitted|asserts?|asserted|complains?|complained|formulates?|formulated|replies|replied|"
    r"tells?|told|maintains?|maintained|proclaims?|proclaimed|summarizes?|summarized|sums?|summed|"
    r"teaches|taught|defines?|defined|calls?|called|begins?|began|points?|pointed|reflects?|reflected|"
    r"predicts?|predicted|suggests?|suggested|advises?|advised|confesses|confessed|opens?|opened)"
)
POSSESSIVE = r"(?:his|her|their|its|the author[’']s)"
# A capitalised run that can be a title set in italics, as short as what follows allows.
RUN = (
    r"(?:[A-ZÀ-Þ][\w’'-]*|\d{4})(?:[,:]?\s+(?:[A-ZÀ-Þ][\w’'-]*|of|the|and|in|on|for|to|a|an|from|with|at|"
    r"by|is|de|la|der|die|das|und|du))*?"
)
PERSON = r"(?!As\b|In\b|The\b)[A-ZÀ-Þ][\w.’-]*(?:\s+(?:[A-ZÀ-Þ][\w.’-]*|de|von|van|der|du|la))*"
# Offices and trades after a name are not titles of works.
ROLE = (
    r"(?:President|Prime|Minister|Professor|Secretary|Director|Editor|Chairman|Chairwoman|Chair|"
    r"Senator|Governor|Mayor|Member|Leader|General|Bishop|Archbishop|Pope|King|Queen|Prince|"
    r"Chancellor|Ambassador|Head|Founder|CEO|Chief|Judge|Justice|Captain|Colonel|Dr|Sir|Lord|Lady|"
    r"MP|MEP|PhD|Ph\.D|M\.D|Esq|Department|Institute)\b"
)
OPENING = '“«„"‘»'
CLOSING = '”»"“’«'
