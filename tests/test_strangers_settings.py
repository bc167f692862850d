"""Settings and recipes of strangers: TOML that would take gigabytes, or that Python refuses."""

from __future__ import annotations

import pytest

from biblio.diagnostics import BiblioError
from biblio.tomlfile import parse_toml

LONG = {
    "bare": ".".join("a" * 30) + " = 1",
    "spaced": " . ".join(["a"] * 30) + " = 1",
    "quoted": ".".join(['"a b"'] * 30) + " = 1",
    "a table": f"[{'.'.join(['a'] * 30)}]",
    "an array of tables": f"[[{'.'.join(['a'] * 30)}]]",
    "within a table": f"x = {{{'.'.join(['a'] * 30)} = 1}}",
    "beyond count": ".".join(["a"] * 30_000) + " = 1",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_key_of_too_many_names_is_told(text: str) -> None:
    with pytest.raises(BiblioError, match=r"^x\.toml:2: this key has too many names\.$"):
        parse_toml(f"y = 1\n{text}\n", "x.toml")


def test_a_text_may_have_as_many_dots_as_it_likes() -> None:
    text = "A. B. C. D. E. F. G. H. I. J. K. L. M. N. O. P. Q. R. S. T. U. V. W. X. a.b.c"
    assert parse_toml(f'x = "{text}"\nz.y = 1.5\n', "x.toml").data["x"] == text


@pytest.mark.parametrize("value", ["9" * 5000, "-" + "9" * 5000, "[" + "9" * 5000 + "]"])
def test_a_number_that_is_too_long_is_told(value: str) -> None:
    with pytest.raises(BiblioError, match=r"^x\.toml cannot be read: a number in it is too long"):
        parse_toml(f"x = {value}\n", "x.toml")


@pytest.mark.parametrize("value", ["[" * 50_000 + "]" * 50_000, "{a=" * 3000 + "1" + "}" * 3000])
def test_brackets_that_nest_too_deeply_are_told(value: str) -> None:
    with pytest.raises(BiblioError, match="nested too deeply"):
        parse_toml(f"x = {value}\n", "x.toml")
