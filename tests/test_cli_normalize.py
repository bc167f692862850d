"""`biblio normalize` as a user meets it: the patch, the file, what is said, what is refused."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from running import Outcome, biblio, contents
from test_editions_revising import LATEX

LIBRARY = """\
% My library; nothing here is to be touched: http://marxists.org/a.
@string{rlp = "Red Letter Press"}

@Book{cannon75,
    AUTHOR    = "Cannon, J.P.",
    title     = {{American's} Road to Socialism},
    publisher = {Pathfinder},
    address   = {N.Y.},
    year      = 1975,
    pages     = {12--34},
    note      = "mine {"}to{"} keep",
}
@comment{jabref-meta: publisher = {Pathfinder}}
@book{casson2001,author={Casson, Lionel},title={Libraries in the Ancient World},year=2001}

@misc(other, author = {Nobody {\\'E}lse}, title = {Something
   Broken  Over Lines}, x-mine = rlp # { of old})
Some words between the entries, publisher = {Pathfinder}
"""
PREFER = ("--prefer", "marxists.org")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in a folder of its own, so that messages name files as the user did."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def library(folder: Path) -> str:
    (folder / "mine.bib").write_bytes(LIBRARY.encode())
    return "mine.bib"


def refused(outcome: Outcome, sentence: str) -> None:
    """One line on stderr, which is the sentence; nothing on stdout; exit code 2."""
    assert outcome.talk == f"biblio: {sentence}\n"
    assert (outcome.code, outcome.data) == (2, b"")


def normal(library: str = "mine.bib") -> None:
    """Make the library one that has nothing left to be changed."""
    assert biblio("normalize", library, "--fix").code == 0


# What it does


def test_without_an_option_the_changes_are_listed(library: str, folder: Path) -> None:
    outcome = biblio("normalize", library)
    assert outcome.code == 1
    assert "cannon75: publisher: “Pathfinder” → “Pathfinder Press”" in outcome.text
    assert "cannon75: work: + “cannon-americas-road” (known of" in outcome.text
    assert "casson2001" not in outcome.text
    number = len(outcome.text.splitlines())
    assert outcome.talk == f"mine.bib: {number} changes to make\n"
    assert (folder / library).read_bytes() == LIBRARY.encode()


def test_fix_makes_the_changes(library: str, folder: Path) -> None:
    listed = len(biblio("normalize", library).text.splitlines())
    outcome = biblio("normalize", library, "--fix")
    assert (outcome.code, outcome.data) == (0, b"")
    assert outcome.talk == f"mine.bib: {listed} changes made\n"
    after = (folder / library).read_text(encoding="utf-8")
    assert 'AUTHOR    = "Cannon, James P."' in after
    assert "publisher = {Pathfinder Press}" in after
    assert "address   = {New York}" in after
    assert '\n    work      = "cannon-americas-road",\n' in after
    assert "{{American's} Road to Socialism}" in after


@pytest.mark.parametrize("text", [LIBRARY, LATEX], ids=["plain", "latex"])
def test_twice_is_once(text: str, library: str, folder: Path) -> None:
    for options in ((), PREFER, (*PREFER, "--beside"), ("--names", "initials")):
        (folder / library).write_bytes(text.encode())
        biblio("normalize", library, *options, "--fix")
        once = (folder / library).read_bytes()
        again = biblio("normalize", library, *options)
        assert (again.code, again.data) == (0, b"")
        assert again.talk.endswith("mine.bib: nothing to change\n")
        assert biblio("normalize", library, *options, "--fix").code == 0
        assert (folder / library).read_bytes() == once


def test_nothing_to_do_writes_nothing(library: str, folder: Path) -> None:
    normal()
    os.utime(folder / library, (1, 1))
    for options in (("--fix",), ("--diff",), ()):
        outcome = biblio("normalize", library, *options)
        assert (outcome.code, outcome.data) == (0, b"")
    assert (folder / library).stat().st_mtime == 1


def test_the_authoritys_titles_on_request(library: str, folder: Path) -> None:
    biblio("normalize", library, "--titles", "authority", "--fix")
    after = (folder / library).read_text(encoding="utf-8")
    assert "{{America’s} Road to Socialism}" in after
    assert 'printedtitle = "American\'s Road to Socialism"' in after


def test_the_form_of_names(library: str, folder: Path) -> None:
    full = biblio("normalize", library)
    assert "“Cannon, James P.”" in full.text
    assert "James" not in biblio("normalize", library, "--names", "as-printed").text
    (folder / "biblio.toml").write_text('name_form = "as-printed"\n', encoding="utf-8")
    assert "James" not in biblio("normalize", library).text
    assert biblio("normalize", library, "--names", "full") == full


def test_an_impossible_number_is_told(folder: Path) -> None:
    Path("mine.bib").write_text("@book{a, title = {A}, isbn = {123}}\n", encoding="utf-8")
    outcome = biblio("normalize", "mine.bib")
    assert (outcome.code, outcome.data) == (0, b"")
    assert "123" in outcome.talk


# A preferred edition


def test_prefer_moves_and_says_where_the_pages_are(library: str, folder: Path) -> None:
    outcome = biblio("normalize", library, *PREFER, "--fix")
    assert outcome.code == 0
    assert outcome.talk.splitlines()[0] == (
        "mine.bib: cannon75: now the edition cannon-mia-pdf; the one cited is cannon75-cited, and "
        "page numbers that were cited from it stay with it"
    )
    after = (folder / library).read_text(encoding="utf-8")
    moved, kept = re.split(r"@\w+\{cannon75-cited,", after)
    for printed in ("12[-–]+34", "1975", "New York", "Pathfinder Press"):
        assert re.search(printed, kept)
        assert not re.search(printed, moved)
    assert "cannon/works/1953/" in moved


def test_an_original_address_is_added_as_it_is(folder: Path) -> None:
    address = "http://www.marxists.org/archive/a_b~c&d.htm#e"
    Path("mine.bib").write_text(f"@online{{a, title = {{A}}, url = {{{address}}}}}\n", "utf-8")
    biblio("normalize", "mine.bib", "--fix")
    assert f"origurl = {{{address}}}" in Path("mine.bib").read_text(encoding="utf-8")


def test_an_edition_that_is_there_already_is_told(folder: Path) -> None:
    other = LATEX.replace("trotsky69", "other").replace("1969", "1978").replace("{old}", "{x}")
    Path("mine.bib").write_text(LATEX + other.partition("\n\n")[2], encoding="utf-8")
    reason = "other: the library has that edition already, as trotsky69\n"
    for _ in range(2):
        assert reason in biblio("normalize", "mine.bib", *PREFER, "--fix").talk


def test_beside_moves_nothing(library: str, folder: Path) -> None:
    biblio("normalize", library, *PREFER, "--beside", "--fix")
    after = (folder / library).read_text(encoding="utf-8")
    assert after.count("@online{") == 1
    was, added = after.split("@online{")
    assert "12--34" in was
    assert "related" not in was
    assert 'related   = "cannon75"' in added


def test_a_work_without_the_edition_is_left_with_the_reason(library: str) -> None:
    outcome = biblio("normalize", library, "--prefer", "Verso")
    assert "cannon75: Verso has no edition of cannon-americas-road on record\n" in outcome.talk
    assert "-cited" not in outcome.talk


def test_the_preference_may_stand_in_the_configuration(library: str, folder: Path) -> None:
    wanted = biblio("normalize", library, *PREFER)
    (folder / "biblio.toml").write_text('prefer = "marxists.org"\n', encoding="utf-8")
    assert biblio("normalize", library) == wanted
    assert "Verso has no edition" in biblio("normalize", library, "--prefer", "Verso").talk
    assert biblio("normalize", library, "--beside").code == 1


# What it never touches


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_what_is_not_changed_keeps_every_byte(ending: str, folder: Path) -> None:
    text = LIBRARY.replace("\n", ending)
    Path("mine.bib").write_bytes(text.encode())
    biblio("normalize", "mine.bib", "--fix")
    after = Path("mine.bib").read_bytes().decode()
    start, end = text.index("@Book"), text.index("@comment")
    assert after.startswith(text[:start])
    assert after.endswith(text[end:])
    assert len(after.splitlines()) == after.count(ending)
    for line in text[start:end].splitlines():
        if not re.search("AUTHOR|publisher|address|pages", line):
            assert line + ending in after


def test_an_encoding_stays(folder: Path) -> None:
    text = "@book{a, author = {Öfinger, Hans-Gerd}, title = {Größe.}}\n"
    Path("mine.bib").write_bytes(text.encode("latin-1"))
    assert biblio("normalize", "mine.bib", "--fix").code == 0
    assert Path("mine.bib").read_bytes().decode("latin-1") == text.replace("ße.", "ße")


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch here")
@pytest.mark.parametrize(
    "text",
    [
        LIBRARY,
        LIBRARY.replace("\n", "\r\n"),
        LIBRARY.rstrip("\n"),
        LIBRARY.replace("Some words", "\f Some\u2028words"),
        LATEX,
        LATEX.replace("\n", "\r\n"),
    ],
    ids=["plain", "windows", "unended", "odd", "latex", "latex-windows"],
)
@pytest.mark.parametrize(
    "options",
    [(), PREFER, (*PREFER, "--beside"), ("--titles", "authority"), ("--names", "initials")],
)
def test_the_patch_does_what_fix_does(text: str, options: tuple[str, ...], folder: Path) -> None:
    library, patched = folder / "mine.bib", folder / "patched.bib"
    for path in (library, patched):
        path.write_bytes(text.encode())
    shown = biblio("normalize", "mine.bib", *options, "--diff")
    assert shown.code == 1
    assert library.read_bytes() == text.encode()
    subprocess.run(["patch", "--binary", "-s", patched], input=shown.data, check=True)
    assert biblio("normalize", "mine.bib", *options, "--fix").code == 0
    assert patched.read_bytes() == library.read_bytes() != text.encode()


# What cannot be done


def nothing_changed(*arguments: str) -> Outcome:
    """Run it with every way to write; no file differs afterwards."""
    folder = Path.cwd()
    before = contents(folder)
    outcome = biblio("normalize", *arguments)
    assert biblio("normalize", *arguments, "--fix").code == 2
    assert contents(folder) == before
    return outcome


def test_a_missing_library() -> None:
    refused(nothing_changed("absent.bib"), "There is no file absent.bib.")


def test_a_directory(folder: Path) -> None:
    (folder / "books.bib").mkdir()
    refused(nothing_changed("books.bib"), "books.bib is a directory, not a file.")


def test_a_binary_file(folder: Path) -> None:
    (folder / "a.bib").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8)
    outcome = nothing_changed("a.bib")
    assert (outcome.code, outcome.data) == (2, b"")
    assert outcome.talk.startswith("biblio: a.bib ")


def test_a_file_that_is_no_library(folder: Path) -> None:
    (folder / "a.txt").write_text("A letter, and no library.\n", encoding="utf-8")
    refused(nothing_changed("a.txt"), "a.txt is no BibTeX library: nothing was written.")


def test_an_entry_that_cannot_be_read_stays_as_it_stands(folder: Path) -> None:
    broken = "@book{broken, title = {Never closed, pages = {1-2},\n\n"
    sound = "@book{next, title = {B}, pages = {12-18}}\n"
    (folder / "a.bib").write_text(broken + sound, encoding="utf-8")
    outcome = biblio("normalize", "a.bib", "--fix")
    assert outcome.code == 0
    assert "a.bib:1: The entry “broken” cannot be read whole: it is left out.\n" in outcome.talk
    text = (folder / "a.bib").read_text(encoding="utf-8")
    assert text == broken + sound.replace("12-18", "12--18")


def test_a_library_that_is_read_only(library: str, folder: Path) -> None:
    (folder / library).chmod(0o444)
    before = contents(folder)
    outcome = biblio("normalize", library, "--fix")
    refused(outcome, "mine.bib is marked read-only: the file is as it was.")
    assert contents(folder) == before
    assert biblio("normalize", library, "--diff").code == 1


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            ("--prefer", "Nowhere"),
            "No publisher or site called “Nowhere” is known: --prefer takes a name such as "
            "“Pathfinder Press” or marxists.org.",
        ),
        (("--beside",), "--beside goes with --prefer, which names the editions to add."),
        (
            ("--names", "short"),
            "There is no form “short”: --names takes full, initials, as-printed.",
        ),
        (("--titles", "short"), "There is no form “short”: --titles takes as-printed, authority."),
    ],
)
def test_a_wrong_option(options: tuple[str, ...], sentence: str, library: str) -> None:
    refused(nothing_changed(library, *options), sentence)


def test_diff_and_fix_do_not_go_together(library: str) -> None:
    outcome = biblio("normalize", library, "--diff", "--fix")
    refused(outcome, "--diff shows the changes and --fix makes them: give one of them.")
    assert Path(library).read_bytes() == LIBRARY.encode()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[work]]\nkey = "a"\ntitel = "A"\n', r"own\.toml:1: the work a has no “title”\."),
        ("[[work]\n", r"own\.toml:1: this is not TOML"),
        ('[[work]]\nkey = "a"\ntitle = "A"\npublished = "soon"\n', r"own\.toml:4: .*no date: soon"),
        (None, r"There is no file .*own\.toml"),
    ],
)
def test_a_malformed_authority_file(
    text: str | None, message: str, library: str, folder: Path
) -> None:
    (folder / "biblio.toml").write_text('authority = ["own.toml"]\n', encoding="utf-8")
    if text is not None:
        (folder / "own.toml").write_text(text, encoding="utf-8")
    outcome = nothing_changed(library)
    assert (outcome.code, outcome.data) == (2, b"")
    assert re.match(f"biblio: (.*/)?{message}", outcome.talk)
    assert outcome.talk.count("\n") == 1


def test_a_malformed_configuration(library: str, folder: Path) -> None:
    (folder / "biblio.toml").write_text("prefers = 1\n", encoding="utf-8")
    outcome = nothing_changed(library)
    assert outcome.talk.endswith(
        "biblio.toml:1: there is no setting “prefers”: did you mean “prefer”?\n"
    )


@pytest.mark.parametrize("command", [("normalize",), ("lint", "--select", "PAG001")])
@pytest.mark.parametrize("head", ["% Encoding: ISO8859_1\n", "% Größe\n"])
def test_a_dash_that_latin_1_cannot_hold(command: tuple[str, ...], head: str, folder: Path) -> None:
    text = head + "@article{a, author = {Müller, Jörg}, title = {Teiche}, pages = {12-18}}\n"
    (folder / "a.bib").write_bytes(text.encode("latin-1"))
    first = biblio(*command, "a.bib", "--fix")
    assert first.code == 0
    assert (folder / "a.bib").read_bytes() == text.replace("12-18", "12--18").encode("latin-1")
    biblio(*command, "a.bib", "--fix")
    assert (folder / "a.bib").read_bytes() == text.replace("12-18", "12--18").encode("latin-1")


def test_a_dash_that_windows_1252_holds(folder: Path) -> None:
    text = (
        "@article{a, author = {Müller, Jörg}, title = {Teiche}, pages = {12-18}}\n"
        "@article{b, author = {Müller, Jörg}, title = {Seen}, pages = {20–31}}\n"
    )
    (folder / "a.bib").write_bytes(text.encode("cp1252"))
    assert biblio("normalize", "a.bib", "--fix").code == 0
    assert (folder / "a.bib").read_bytes() == text.replace("12-18", "12–18").encode("cp1252")


@pytest.mark.parametrize("command", ["normalize", "lint"])
@pytest.mark.parametrize("names", ["journaltitle = {Ponds}, date", "journal = {Ponds}, year"])
def test_a_range_of_pages_has_the_dash_that_the_file_has(
    folder: Path, command: str, names: str
) -> None:
    wanted = "@article{%s, author = {Roe, Ann}, title = {Fens – %s}, %s = {2001}, pages = {%s}}\n"
    ascii_one = wanted % ("a", "A", names, "12-18") + wanted % ("b", "B", names, "20--31")
    typed = wanted % ("a", "A", names, "12-18") + wanted % ("b", "B", names, "20–31")
    for text, dash in ((ascii_one, "--"), (typed, "–")):
        (folder / "a.bib").write_text(text, encoding="utf-8")
        biblio(command, "a.bib", "--fix")
        fixed = text.replace("12-18", f"12{dash}18")
        assert (folder / "a.bib").read_text(encoding="utf-8") == fixed


def test_what_stands_beside_a_change_keeps_its_latex(folder: Path) -> None:
    text = (
        "@book{a, author = {{van der} Berg, J.K. and Caf{\\'e}, A.B.}, year = {1999},\n"
        "  title = {Ponds~and \\emph{Fens} of the &quot;North&quot;.}}\n"
    )
    (folder / "a.bib").write_text(text, encoding="utf-8")
    assert biblio("normalize", "a.bib", "--fix").code == 0
    wanted = text.replace("J.K.", "J. K.").replace("A.B.", "A. B.").replace("&quot;.", "&quot;")
    assert (folder / "a.bib").read_text(encoding="utf-8") == wanted
