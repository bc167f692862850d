"""LaTeX in fields, one example a line: what it says, and that it says so again when written."""

from __future__ import annotations

import time

import pytest
from bibtex_sources import entries, only, with_fields

from biblio.formats.bibtex import dates, latex, read, render
from biblio.library import Library
from biblio.record.edition import Edition
from biblio.values import tagged
from biblio.values.marked import Look, carried, marks_of

SAYS = {
    r"$\frac{1}{2}$ \nicefrac{3}{4} $\dfrac{1}{3}$ \textfrac{1}{4}": "½ ¾ ⅓ ¼",
    r"\sfrac{1}{8} $\tfrac{2}{3}$ $\frac{x}{y}$": "⅛ ⅔ x/y",
    r"\ensuremath{x^2}, \ensuremath{\alpha}, $x'$": "x2, α, x′",
    r"$\mathrm{CO}_2$ in $\mathrm{km}$, $10^{-3}$": "CO2 in km, 10−3",
    r"costs \$5 and $ 6": "costs $5 and $ 6",
    "between $5 and $6 a day": "between $5 and $6 a day",
    r"$n$ ponds and $a_i$, \(x\)": "n ponds and ai, x",
    r"{\em Salt {\bf and {\sc Tar}}} end": "Salt and Tar end",
    r"\emph{Salt \emph{and} Tar}": "Salt and Tar",
    r"\enquote{Salt \enquote{and} Tar}, \enquote*{Tar}": "“Salt ‘and’ Tar”, ‘Tar’",
    r"\url{http://a.org/~b_c}": "http://a.org/~b_c",
    r"\'{\i} \v{c} \c{c} \H{o} \r{a} {\'E}tudes": "í č ç ő å Études",
    r"10\,000 \& more \ldots": "10\u2009000 & more …",
    "a~b--c---d": "a\u00a0b–c—d",
    r"\textquotedblleft Salt\textquotedblright, ``Tar'' and `Tar'": "“Salt”, “Tar” and ‘Tar’",
    r"\LaTeX{} ponds, \TeX\ ponds": "LaTeX ponds, TeX ponds",
    r"\noopsort{a}Salt, {{Salt}} Road": "Salt, Salt Road",
    r"$\mathbb{R}^n$ and $\sqrt{2}$, $\log n$, $\sin 2x$": "ℝn and √2, log n, sin 2x",
    r"\foo{Salt}": r"\foo{Salt}",
    r"\textls[50]{Salt} \textls[-20]{Tar} \makebox[2em]{Rope}": "Salt Tar Rope",
    r"\textcolor[rgb]{1,0,0}{Red} \raisebox{1pt}[2pt][0pt]{Salt}": "Red Salt",
    r"\foo[a]{Salt} \emph{Tar} [sic]": r"\foo[a]{Salt} Tar [sic]",
}


@pytest.mark.parametrize("source", SAYS)
def test_what_latex_says_and_says_again(source: str) -> None:
    said = only(f"@misc{{a, note = {{{source}}}}}")["note"]
    assert said == SAYS[source]
    again = only(render(Edition("a", "misc", (("note", said),))))["note"]
    assert again == said
    assert marks_of(again) == marks_of(said)


@pytest.mark.parametrize(
    ("source", "looks"),
    [
        (r"\emph{Salt} Tar", [(Look.ITALIC, "Salt")]),
        (r"Salt {\bf Tar}", [(Look.BOLD, "Tar")]),
        (r"\textsc{Salt} H\textsubscript{2}O", [(Look.SMALL_CAPS, "Salt"), (Look.SUBSCRIPT, "2")]),
        (r"M\textsuperscript{me} Roe", [(Look.SUPERSCRIPT, "me")]),
        (r"The {UNO} and {\'E}tudes", [(Look.PROTECTED, "UNO")]),
        ("{UNO}, {} {NATO}s, {12} and {OAS}",
         [(Look.PROTECTED, "UNO"), (Look.PROTECTED, "NATO"), (Look.PROTECTED, "OAS")]),
    ],
)  # fmt: skip
def test_how_it_looks(source: str, looks: list[tuple[Look, str]]) -> None:
    said = only(f"@misc{{a, title = {{{source}}}}}")["title"]
    assert [(one.look, said[one.start : one.end]) for one in marks_of(said)] == looks


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("1990", {"year": "1990"}),
        ("1990-05", {"year": "1990", "month": "May"}),
        ("1990-05/1990-06", {"year": "1990", "month": "May–June"}),
        ("1990-21", {"year": "1990", "month": "Spring"}),
        ("1990-05-03", {}),
        ("1990-05/1991-06", {}),
        ("1990-05/1990-13", {}),
        ("1990-13", {}),
    ],
)
def test_what_year_and_month_can_hold_of_a_date(date: str, parts: dict[str, str]) -> None:
    assert dates.parts_of(date) == parts


def test_several_new_entries_stand_apart_by_one_line() -> None:
    file = read("@misc{a, year = 1990}\n", "a.bib")
    new = [Edition(key, "misc", (("title", key.upper()),)) for key in ("b", "c")]
    assert file.updated(Library((*file.library.entries, *new))) == (
        "@misc{a, year = 1990}\n\n@misc{b,\n  title = {B},\n}\n\n@misc{c,\n  title = {C},\n}\n"
    )


def test_a_quotation_mark_takes_the_delimiters_that_it_would_end() -> None:
    file = read('@misc{a, title = "On {S}alt", note = "x"}\n', "a.bib")
    changed = with_fields(file.library, "a", title='On Salt "and" Tar', note="y")
    assert file.updated(changed) == '@misc{a, title = {On {S}alt "and" Tar}, note = "y"}\n'


def test_of_two_names_for_one_thing_the_one_that_says_something_counts() -> None:
    (entry,) = entries("@book{a, location = {}, address = {C}, journal = {}, journaltitle = {B}}")
    assert dict(entry.fields) == {"location": "C", "journal": "", "journaltitle": "B"}


@pytest.mark.parametrize("before", ["", "\n", "\r\n  ", "% x\n\t"])
def test_an_entry_that_breaks_off_is_told_where_it_begins_a_line(before: str) -> None:
    file = read(f"{before}@book{{a, title = {{Salt\n", "a.bib")
    assert [one.code for one in file.diagnostics] == ["syntax"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (r"It\symbol{8217}s", "It’s"),
        (r"\symbol{\"41}", "A"),
        (r"\symbol{x}", r"\symbol{x}"),
        (r"\MakeUppercase{a \emph{b} c}", "A <i>B</i> C"),
        (r"\uppercase{\foo{a} straße}", r"\foo{A} STRAßE"),
    ],
)
def test_signs_by_their_codes_and_letters_in_capitals(typed: str, read: str) -> None:
    assert tagged.write(latex.decode(typed.replace('\\"', '"'))) == read


@pytest.mark.parametrize(
    ("source", "old", "new"),
    [
        (r"On \TeX{} Mills in \LaTeX{} Bath", "Mills", "Wells"),
        (r"On \TeX{} Mills", "On", "Of Old"),
        (r"On {S}alt \& Tar", "Tar", "Tar & Rope"),
        (r"{\em On} Salt and Salt", "and", "or"),
    ],
)
def test_a_word_that_changes_leaves_the_others_their_latex(source: str, old: str, new: str) -> None:
    text = f"@misc{{a, title = {{{source}}}}}\n"
    file = read(text, "a.bib")
    said = file.library.entries[0].title
    changed = carried(said, str(said).replace(old, new))
    typed = text.replace(old, new.replace("&", r"\&"))
    assert file.updated(with_fields(file.library, "a", title=changed)) == typed


# What may stand within itself without end.
OPENING = (
    *(r"\ensuremath{", r"\ensuremath{^{", r"\ensuremath{\sqrt{", r"\frac{1}{", r"\uppercase{", "{"),
    *(r"\emph{", r"\enquote{", r"\mathbb{", r"\foo{", r"\mbox{", r"\"{", r"\bibstring{"),
)


@pytest.mark.parametrize("opening", OPENING)
@pytest.mark.parametrize("field", ["title", "author", "pages", "url"])
def test_however_deep_it_is_nested_the_text_is_read_and_written(opening: str, field: str) -> None:
    source = opening * 2000 + "Salt" + "}" * (2000 * opening.count("{"))
    said = only(f"@misc{{a, {field} = {{{source}}}}}")[field]
    assert "salt" in said.casefold()
    assert "salt" in render(Edition("a", "misc", ((field, said),))).casefold()


def test_tags_within_one_another_without_end_are_text_where_they_are_too_deep() -> None:
    said = tagged.read("<i>a" * 2000 + "</i>" * 2000)
    assert said.count("a") == 2000
    assert tagged.write(said) == "<i>a" * 2000 + "</i>" * 2000


def test_many_commands_in_other_letters_take_no_longer_each() -> None:
    source = r"\uppercase{" + r"\foo{salt}" * 20_000 + "}"
    start = time.process_time()
    assert latex.decode(source) == r"\foo{SALT}" * 20_000
    assert time.process_time() - start < 5
