"""Makes the pages of docs/reference/ that say what the code says, and the manual page.

`python tools/reference.py` writes them: commands with all their options and examples, the settings,
what the JSON holds (as tables and as JSON schemas), the authority's files, the languages and the
styles with how well they are read. A test holds that they are as the code is.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Sequence
from inspect import cleandoc
from pathlib import Path
from typing import Any

import typer
from json_schemas import SCHEMAS, tables
from manual import manual

from biblio.cli.app import COMMANDS, app_for
from biblio.cli.help import EXAMPLES, HelpfulCommand
from biblio.language.cues import LANGUAGES
from biblio.styles import SHORT_NAMES, find_style

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = Path("docs/reference")
_SETTINGS = ROOT / REFERENCE / "biblio.toml"
_MEASURED = ROOT / "docs" / "measured.toml"
_DATA = ROOT / "biblio" / "data"
_MADE = "<!-- Made by tools/reference.py: change the code, then run `make pages`. -->\n\n"
_NAMES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "la": "Latin (the words of notes: *ibid.*, *op. cit.*, *passim*)",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
}


def pages() -> dict[str, str]:
    """Every page by its path below the project."""
    whole = {
        "commands.md": commands_page(),
        "settings.md": settings_page(),
        "json.md": _page("json", *tables()),
        "authority.md": authority_page(),
        "languages.md": languages_page(),
        "styles.md": styles_page(),
        **{name: json.dumps(schema, indent=2) + "\n" for name, schema in SCHEMAS.items()},
    }
    made = {str(REFERENCE / name): text for name, text in whole.items()}
    return {**made, "man/biblio.1": manual(commands()), "README.md": readme()}


def commands() -> dict[str, HelpfulCommand]:
    """The commands as Typer has them, by their names."""
    return typer.main.get_command(app_for(())).commands  # type: ignore[attr-defined,no-any-return]


def _page(name: str, *parts: str) -> str:
    """A page: what stands in the file of that name beside this one, and what is made of the code.

    `{0}`, `{1}` … in its words are where the parts go.
    """
    words = (Path(__file__).parent / "reference" / f"{name}.md").read_text(encoding="utf-8")
    for number, part in enumerate(parts):
        words = words.replace(f"{{{number}}}\n", part)
    return _MADE + words


def commands_page() -> str:
    """The commands: what each does, its arguments and options, and examples."""
    known = commands()
    rows = "".join(
        f"| [`biblio {name}`](#biblio-{name}) | {summary.rstrip('.')} |\n"
        for name, summary in COMMANDS.items()
    )
    whole = "\n".join(_command(name, known[name]) for name in COMMANDS)
    return _page("commands", f"| command | does |\n|---|---|\n{rows}", whole)


def _command(name: str, command: HelpfulCommand) -> str:
    context = typer.Context(command, info_name=f"biblio {name}")
    usage = " ".join(command.collect_usage_pieces(context))
    parts = [f"## biblio {name}", f"```text\nbiblio {name} {usage}\n```"]
    parts.append(cleandoc(command.help or ""))
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    if arguments:
        rows = ((f"`{one.metavar}`", _said(one)) for one in arguments)
        parts.append(_table("argument", rows))
    rows = ((_option(one), _said(one)) for one in options)
    if options:
        parts.append(_table("option", rows))
    lines = (f"{line}{f'  # {purpose}' if purpose else ''}" for line, purpose in EXAMPLES[name])
    parts.append("```sh\n{}\n```".format("\n".join(lines)))
    return "\n\n".join(parts) + "\n"


def _option(option: Any) -> str:
    names = sorted((*option.opts, *option.secondary_opts), key=len)
    value = "" if option.is_flag else f" {option.metavar or 'N'}"
    return (
        ", ".join(f"`{name}`" for name in names[:-1])
        + (", " if len(names) > 1 else "")
        + f"`{names[-1]}{value}`"
    )


def _said(parameter: Any) -> str:
    text = (parameter.help or "").replace("|", "\\|").replace("''", "`''`")
    least = getattr(parameter.type, "min", None)
    return f"{text} At least {least}." if least else text


def _table(heading: str, rows: Iterable[Sequence[str]]) -> str:
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"| {heading} | |\n|---|---|\n{lines}"


def settings_page() -> str:
    """The settings: the example that has them all, and a row for each."""
    example = _SETTINGS.read_text(encoding="utf-8")
    return _page("settings", f'```toml title="biblio.toml"\n{example}```\n', _setting_rows(example))


def _setting_rows(example: str) -> str:
    table, rows = "", ["| setting | example | means |", "|---|---|---|"]
    for line in example.splitlines():
        if head := re.fullmatch(r"\[([\w.-]+)\]\s*(?:# (.+))?", line):
            table = f"{head[1]}."
        elif row := re.fullmatch(r'("?[^"=]+"?) = (.+?)\s+# (.+)', line):
            value = row[2].replace("|", "\\|")
            rows.append(f"| `{table}{row[1]}` | `{value}` | {row[3]} |")
    return "\n".join(rows) + "\n"


def authority_page() -> str:
    """The authority's files: what the head of each says of its fields."""
    names = ("works.toml", "publishers.toml", "sites.toml")
    return _page("authority", *(f"```text\n{_head(_DATA / name)}```\n" for name in names))


def _head(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = lines[: next(at for at, line in enumerate(lines) if not line.startswith("#"))]
    return "".join(f"{line.removeprefix('#').removeprefix(' ')}\n" for line in head)


def measured() -> Any:
    """How well documents and styles are read: what docs/measured.toml has."""
    return tomllib.loads(_MEASURED.read_text(encoding="utf-8"))


def readme() -> str:
    """README.md with the table of what was measured."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    head, rest = text.split("<!-- measured", 1)
    mark, tail = rest.split("-->\n", 1)
    _, tail = tail.split("<!-- /measured -->", 1)
    figures = measured()["documents"]
    shares = {
        name: f"{figures[name]:.0%}".replace("%", " %") for name in ("found", "right", "resolved")
    }
    counted = f"of {figures['citations']} citations in {figures['documents']} documents"
    table = (
        f"| {counted} | |\n|---|---|\n"
        f"| found, and nothing else taken for one (F1) | {shares['found']} |\n"
        f"| wholly right, every field | {shares['right']} |\n"
        f"| short forms and *ibid.* given to the work they mean | {shares['resolved']} |\n"
    )
    return f"{head}<!-- measured{mark}-->\n\n{table}\n<!-- /measured -->{tail}"


def languages_page() -> str:
    """The languages whose citations are read, with what was measured of each."""
    figures = measured()["languages"]
    rows = ["| language | citations measured | wholly right |", "|---|---|---|"]
    for tag in LANGUAGES:
        counted = figures.get(tag, {})
        number, right = counted.get("citations", "–"), counted.get("right")
        share = f"{right:.0%}".replace("%", " %") if right is not None else "not measured"
        rows.append(f"| {_NAMES[tag]} (`{tag}`) | {number} | {share} |")
    return _page("languages", "\n".join(rows) + "\n", _how("languages"))


def styles_page() -> str:
    """The styles with a short name, and those whose prints were read back."""
    figures = measured()["styles"]
    short = ["| `--style` | title | cites |", "|---|---|---|"]
    for name in SHORT_NAMES:
        style = find_style(name)
        short.append(f"| `{name}` | {style.title} | {_KINDS.get(style.category, style.category)} |")
    read = ["| style | prints | wholly right |", "|---|---|---|"]
    read += [
        f"| `{name}` | {prints} | {right:.0%} |".replace("%", " %")
        for name, (prints, right) in figures["read"].items()
    ]
    return _page("styles", "\n".join(short) + "\n", "\n".join(read) + "\n", _how("styles"))


_KINDS = {"note": "in notes", "author-date": "by author and date", "numeric": "by number"}


def _how(name: str) -> str:
    figures = measured()[name]
    return f"Measured on {figures['date']} by `{figures['command']}`.\n"


def write() -> list[str]:
    """Write what differs, and give back the paths of it."""
    differing = stale()
    whole = pages()
    for name in differing:
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(whole[name], encoding="utf-8")
    return differing


def stale() -> list[str]:
    """The paths of pages that are not as the code is."""
    return [
        name
        for name, text in pages().items()
        if not (ROOT / name).exists() or (ROOT / name).read_text(encoding="utf-8") != text
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="list what differs, write nothing")
    checking = parser.parse_args().check
    differing = stale() if checking else write()
    print("\n".join(differing))
    sys.exit(int(checking and bool(differing)))
