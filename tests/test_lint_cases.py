"""Every rule does what its case file says, and its fixes are idempotent and lose nothing."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from lint_cases import LintCase, cases, told

from biblio.diagnostics import Diagnostic
from biblio.formats import bibtex
from biblio.linter import loading, mend, run, select
from biblio.rules import RULES, name_of, rule
from biblio.rules.basis import Fixable

CASES = cases()
SAFE = [case for case in CASES if case.is_safe]
FIXED = [case for case in CASES if case.fixed is not None]
every_case = pytest.mark.parametrize("case", CASES, ids=str)
every_fix = pytest.mark.parametrize("case", FIXED, ids=str)
every_safe_fix = pytest.mark.parametrize("case", SAFE, ids=str)


def found(case: LintCase) -> tuple[Diagnostic, ...]:
    return run(case.subject, select([case.rule]))


@every_case
def test_finds(case: LintCase) -> None:
    subject = case.subject
    assert [told(subject, one) for one in run(subject, select([case.rule]))] == list(case.finds)


@every_case
def test_offers_the_fix_of_the_case_or_none(case: LintCase) -> None:
    kinds = {one.fix.safe for one in found(case) if one.fix}
    assert kinds == (set() if case.fixed is None else {case.is_safe})


@every_fix
def test_fixes(case: LintCase) -> None:
    mended = mend(case.subject, select([case.rule]), unsafe=not case.is_safe)
    assert list(mended.texts.values()) == [case.fixed]


@every_fix
def test_fixing_again_changes_nothing(case: LintCase) -> None:
    rules = select([case.rule])
    texts = mend(case.subject, rules, unsafe=True).texts
    files = {name: texts.get(name, text).encode() for name, text in case.files.items()}
    assert mend(loading.subject(files), rules, unsafe=True).texts == {}


@every_safe_fix
def test_a_safe_fix_keeps_every_field_and_every_figure(case: LintCase) -> None:
    for name, text in mend(case.subject, select([case.rule])).texts.items():
        before, after = (bibtex.read(one, name) for one in (case.files[name], text))
        assert [one.key for one in before.library] == [one.key for one in after.library]
        for old, new in zip(before.library, after.library, strict=True):
            assert {field for field, value in old.fields if value} <= kept(new.fields, old.fields)
            assert figures(old.fields) <= figures(new.fields)


def kept(new: tuple[tuple[str, str], ...], old: tuple[tuple[str, str], ...]) -> set[str]:
    """The names of the old fields that are there, or whose value stands in a new field."""
    names = {name for name, _ in new}
    moved = {value for name, value in new if name not in dict(old)}
    return names | {name for name, value in old if value in moved}


def figures(fields: tuple[tuple[str, str], ...]) -> Counter[str]:
    return Counter(re.sub(r"\D", "", "".join(value for _, value in fields)))


@every_safe_fix
def test_a_safe_fix_touches_only_what_its_edits_say(case: LintCase) -> None:
    (name,) = mend(case.subject, select([case.rule])).texts
    edits = [e for one in found(case) if one.fix for e in one.fix.edits]
    kept = case.files[name]
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        kept = kept[: edit.start] + "\0" + kept[edit.end :]
    pattern = "(?s)" + ".*".join(map(re.escape, kept.split("\0")))
    assert re.fullmatch(pattern, case.fixed or "")


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_case_that_must_flag_and_one_that_must_pass(code: str) -> None:
    own = [case for case in CASES if case.rule == name_of(code)]
    assert any(case.finds for case in own)
    assert any(not case.finds for case in own)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_its_kind_of_fix_among_its_cases(code: str) -> None:
    kinds = {case.is_safe for case in FIXED if case.rule == name_of(code)}
    allowed = {
        Fixable.NEVER: [set()],
        Fixable.UNSAFE: [{False}],
        Fixable.SAFE: [{True}, {True, False}],
    }
    assert kinds in allowed[rule(code).fixable]


@pytest.mark.parametrize("code", RULES)
def test_every_rule_says_what_it_does_and_why(code: str) -> None:
    headings = re.findall(r"^## (.+)$", rule(code).documentation, re.MULTILINE)
    assert headings == ["What it does", "Why", "Example", "Fix"]
    assert rule(code).summary.startswith("Finds ")


def test_every_case_file_is_of_a_rule() -> None:
    assert {case.rule for case in CASES} <= set(map(name_of, RULES))
