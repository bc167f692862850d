"""Settings: where they are looked for, what they may be, and what is said of those that are not."""

from pathlib import Path

import pytest

from biblio.config import Config, load_config, position_of
from biblio.diagnostics import BiblioError


def written(directory, name, text):
    directory.mkdir(parents=True, exist_ok=True)
    (directory / name).write_text(text, encoding="utf-8")
    return directory / name


ALL = (
    'authority = ["mine.toml", "/far/away.toml"]\nprefer = "marxists.org"\nname_form = "initials"\n'
)


def test_without_a_file_all_is_as_usual(tmp_path):
    assert load_config(tmp_path) == Config()
    assert Config() == Config(authority=(), prefer=None, name_form="full")


def test_biblio_toml(tmp_path):
    written(tmp_path, "biblio.toml", ALL)
    paths = (tmp_path / "mine.toml", Path("/far/away.toml"))
    assert load_config(tmp_path) == Config(paths, "marxists.org", "initials")


def test_a_table_of_pyproject_toml(tmp_path):
    written(tmp_path, "pyproject.toml", f'[project]\nname = "x"\n[tool.biblio]\n{ALL}')
    assert load_config(tmp_path).prefer == "marxists.org"


def test_the_nearest_file_above_counts_and_paths_are_relative_to_it(tmp_path):
    written(tmp_path, "biblio.toml", ALL)
    inner = tmp_path / "book" / "chapters"
    inner.mkdir(parents=True)
    assert load_config(inner).authority[0] == tmp_path / "mine.toml"
    written(tmp_path / "book", "biblio.toml", 'prefer = "Pathfinder Press"\n')
    assert load_config(inner) == Config(prefer="Pathfinder Press")


def test_a_pyproject_of_another_tool_is_passed_by(tmp_path):
    written(tmp_path, "biblio.toml", ALL)
    for number, text in enumerate(["[tool.ruff]\n", "tool = 3\n", ""]):
        inner = tmp_path / str(number)
        written(inner, "pyproject.toml", text)
        assert load_config(inner).prefer == "marxists.org"


def test_of_two_files_in_one_directory_ours_counts(tmp_path):
    written(tmp_path, "pyproject.toml", '[tool.biblio]\nprefer = "a"\n')
    written(tmp_path, "biblio.toml", 'prefer = "b"\n')
    assert load_config(tmp_path).prefer == "b"


def test_the_working_directory_is_where_it_begins(tmp_path, monkeypatch):
    written(tmp_path, "biblio.toml", ALL)
    monkeypatch.chdir(tmp_path)
    assert load_config().name_form == "initials"
    assert load_config().authority[0].is_absolute()


def test_a_style_is_a_name_or_a_file_beside_the_settings(tmp_path):
    written(tmp_path, "biblio.toml", 'style = " mla "\n')
    assert load_config(tmp_path).style == "mla"
    written(tmp_path, "biblio.toml", 'style = "styles/house.csl"\n')
    assert load_config(tmp_path).style == str(tmp_path / "styles" / "house.csl")


def test_home_is_found(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", "/home/reader")
    written(tmp_path, "biblio.toml", 'authority = ["~/mine.toml"]\n')
    assert load_config(tmp_path).authority == (Path("/home/reader/mine.toml"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\nprefers = "x"\n', "2: there is no setting “prefers”: did you mean “prefer”?"),
        ("colour = 1\n", "1: there is no setting “colour”."),
        (
            'prefer = "x"\nname_form = "short"\n',
            '2: “name_form” has to be one of "full", "initials", "as-printed".',
        ),
        ("name_form = []\n", '1: “name_form” has to be one of "full", "initials", "as-printed".'),
        (
            'authority = "mine.toml"\n',
            '1: “authority” has to be an array of paths, as in ["authority.toml"].',
        ),
        (
            "authority = [1]\n",
            '1: “authority” has to be an array of paths, as in ["authority.toml"].',
        ),
        (
            'prefer = ""\n',
            '1: “prefer” has to be the name of a site or publisher, as in "marxists.org".',
        ),
        (
            "style = 1\n",
            '1: “style” has to be the name of a style or a file, as in "apa" or "house.csl".',
        ),
        ("prefer = \n", "1: this is not TOML: invalid value."),
        ('\n[tool.biblio]\nprefer = "x"\n', "2: there is no setting “tool”."),
        (
            'authority = [\n  "~nobody-at-all/x.toml"]\n',
            "2: “~nobody-at-all/x.toml” names a home that is not known.",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, text, message):
    path = written(tmp_path, "biblio.toml", text)
    with pytest.raises(BiblioError) as error:
        load_config(tmp_path)
    assert str(error.value) == f"{path}:{message}"


def test_lines_of_a_table_in_pyproject(tmp_path):
    path = written(tmp_path, "pyproject.toml", '[project]\nname = "x"\n\n[tool.biblio]\nx = 1\n')
    with pytest.raises(BiblioError) as error:
        load_config(tmp_path)
    assert str(error.value) == f"{path}:5: there is no setting “x”."


def test_a_setting_has_a_position(tmp_path):
    path = written(tmp_path, "pyproject.toml", '[tool.biblio]\nauthority = [\n"a",\n"b"]\n')
    assert str(position_of("authority", 1, start=tmp_path)) == f"{path}:4"
    assert str(position_of("authority", start=tmp_path)) == f"{path}:2"


def test_a_setting_in_place_of_the_table(tmp_path):
    path = written(tmp_path, "pyproject.toml", "[tool]\nbiblio = 1\n")
    with pytest.raises(BiblioError) as error:
        load_config(tmp_path)
    assert str(error.value) == f"{path}:2: [tool.biblio] has to be a table."
