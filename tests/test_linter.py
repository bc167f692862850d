"""The linter: which rules run, in what order they report, and how their fixes are applied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lint_cases import told

from biblio.diagnostics import BiblioError, Edit, Fix, Severity, Span
from biblio.linter import loading, mend, run, select
from biblio.rules import FAMILIES, RULES, name_of
from biblio.rules.basis import Content, Finding, Fixable, Rule, Settings, Subject

TWO = b"@article{b, pages = {1-2}}\n@article{a, pages = {3-4}, publisher = {Pathfinder}}\n"


def codes(*wanted: str, ignored: tuple[str, ...] = ()) -> set[str]:
    return {rule.code for rule in select(wanted, ignored)}


def test_rules_are_selected_by_code_by_family_by_name_or_all() -> None:
    assert codes("PAG001") == codes("range-dash") == codes("pag001") == {"PAG001"}
    assert codes("SYN") == {code for code in RULES if code.startswith("SYN")}
    assert codes("ALL") == set(RULES)
    assert codes("ALL", ignored=("SYN", "TTL")) == {c for c in RULES if c[:3] not in ("SYN", "TTL")}


@pytest.mark.parametrize(
    ("selector", "sentence"),
    [
        ("PAG0O1", "There is no rule “PAG0O1”: did you mean “PAG001”?"),
        ("", "There is no rule “”."),
        ("qqq", "There is no rule “qqq”."),
    ],
)
def test_a_selector_that_fits_nothing_is_refused(selector: str, sentence: str) -> None:
    with pytest.raises(BiblioError) as raised:
        select([selector])
    assert str(raised.value) == sentence


def test_every_code_is_of_a_family_and_names_are_told_apart() -> None:
    assert {code[:3] for code in RULES} <= set(FAMILIES)
    assert len({name_of(code) for code in RULES}) == len(RULES)


def test_findings_come_file_by_file_from_beginning_to_end() -> None:
    subject = loading.subject({"two.bib": TWO, "one.bib": TWO})
    found = run(subject, select(["PAG", "PUB"]))
    assert [f"{one.position} {one.code}" for one in found] == [
        "two.bib:1:22 PAG001",
        "two.bib:2:22 PAG001",
        "two.bib:2:41 PUB001",
        "one.bib:1:22 PAG001",
        "one.bib:2:22 PAG001",
        "one.bib:2:41 PUB001",
    ]


def test_a_file_in_utf_16_is_mended_in_utf_16() -> None:
    data = TWO.decode().encode("utf-16")
    subject = loading.subject({"wide.bib": data})
    texts = mend(subject, select(["PAG"])).texts
    assert texts["wide.bib"] == TWO.decode().replace("1-2", "1--2").replace("3-4", "3--4")
    encoded = subject.libraries[0].bib.decoded.encode(texts["wide.bib"])
    assert encoded == texts["wide.bib"].encode("utf-16")


def made_up(*fixes: Fix) -> Rule:
    """A rule that offers each fix where its characters still stand in capitals."""

    def check(subject: Subject) -> Iterator[Finding]:
        text = subject.documents[0].text
        for fix in fixes:
            span = Span(fix.edits[0].start, fix.edits[-1].end)
            if text[span.start : span.end].isupper():
                yield Finding("letters.txt", span, "Capitals.", fix)

    content = Content(Severity.INFO, Fixable.SAFE, "", check)
    return Rule("TST001", "test", lambda: content)


def letters() -> Subject:
    return loading.subject({"letters.txt": b"ABCDEF\n"})


def test_of_two_fixes_that_overlap_the_second_waits_for_another_round() -> None:
    rule = made_up(Fix((Edit(0, 2, "ab"),), True), Fix((Edit(1, 4, "bcd"),), True))
    mended = mend(letters(), [rule])
    assert mended.texts == {"letters.txt": "abCDEF\n"}
    assert [told(letters(), one) for one in mended.fixed] == ["letters.txt:1:1 “AB” Capitals."]


def test_unsafe_fixes_are_made_only_on_request() -> None:
    rule = made_up(Fix((Edit(0, 2, "ab"),), False))
    assert mend(letters(), [rule]).texts == {}
    assert mend(letters(), [rule], unsafe=True).texts == {"letters.txt": "abCDEF\n"}


def test_a_fix_that_the_encoding_cannot_write_is_left_out_and_the_others_are_made() -> None:
    rule = made_up(Fix((Edit(0, 1, "ж"),), True), Fix((Edit(2, 3, "c"),), True))
    subject = loading.subject({"letters.txt": "ABCDÉ\n% coding: cp1252\n".encode("cp1252")})
    mended = mend(subject, [rule])
    assert mended.texts == {"letters.txt": "ABcDÉ\n% coding: cp1252\n"}
    assert mended.refused == (
        "letters.txt is encoded in cp1252, which has no “ж” (U+0436): save it as UTF-8 first.",
    )


def test_a_file_of_two_encodings_is_never_changed() -> None:
    rule = made_up(Fix((Edit(0, 1, "a"),), True))
    data = "ABCÉÉÉ\n".encode() + b"\xc9\n"
    mended = mend(loading.subject({"letters.txt": data}), [rule])
    assert mended.texts == {}
    assert "mixes UTF-8 with another encoding" in mended.refused[0]


def test_only_findings_that_are_kept_are_mended() -> None:
    rule = made_up(Fix((Edit(0, 1, "a"),), True), Fix((Edit(2, 3, "c"),), True))
    mended = mend(letters(), [rule], keep=lambda _, found: found[1:])
    assert mended.texts == {"letters.txt": "ABcDEF\n"}


def test_fixes_that_call_for_themselves_come_to_an_end() -> None:
    rule = made_up(Fix((Edit(0, 1, "X"),), True))
    mended = mend(letters(), [rule])
    assert mended.texts == {"letters.txt": "XBCDEF\n"}
    assert len(mended.left) == 1


def test_work_is_done_once_and_only_if_asked_for() -> None:
    subject = loading.subject({"two.bib": TWO}, Settings())
    run(subject, select(["PAG"]))
    assert "resemblances" not in vars(subject)
    assert "extractions" not in vars(subject)
    assert subject.resemblances is subject.resemblances
