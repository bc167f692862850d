"""The help of each command: its usage as people write it, and examples to be copied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

if TYPE_CHECKING:
    from typer import Context

# Of each command what one does with it most; docs/reference/commands.md has them too, and a test
# runs them.
EXAMPLES = {
    "extract": (
        ("biblio extract chapter.docx", "print what it cites as a BibTeX library"),
        ("biblio extract chapter.docx --into references.bib --diff", "what a library would gain"),
        ("biblio extract chapter.docx --into references.bib", "bring it into the library"),
        ("biblio extract chapters/ --to json -o citations.json", "every citation with its place"),
        ("cat notes.txt | biblio extract -", "read what another program writes"),
    ),
    "editions": (
        ("biblio editions --library references.bib", "the works of a library, all editions"),
        ("biblio editions cannon1975 --cited-in chapters/", "where each edition is cited"),
        ("biblio editions --missing", "entries whose work is not known"),
    ),
    "normalize": (
        ("biblio normalize references.bib", "list what would change, and why"),
        ("biblio normalize references.bib --diff", "the same as a patch"),
        ("biblio normalize references.bib --fix", "change it"),
        ("biblio normalize references.bib --prefer marxists.org --diff", "move to that edition"),
    ),
    "bibliography": (
        ("biblio bibliography references.bib -o list.docx", "a Word file, in Chicago’s style"),
        ("biblio bibliography references.bib --style apa", "another style, to be pasted"),
        ("biblio bibliography references.bib --cited-in chapter.docx", "only what it cites"),
    ),
    "styles": (
        ("biblio styles", "the styles that have a short name"),
        ("biblio styles chicago", "those with this word in name or title"),
    ),
    "convert": (
        ("biblio convert references.bib --to csljson -o references.json", "for Zotero, pandoc"),
        ("biblio convert references.bib --to ris", "for EndNote, Mendeley, Citavi"),
    ),
    "packet": (
        ("biblio packet chapter.docx notes.txt -o readings.docx", "two texts, one Word file"),
        ("biblio packet --init chapter.docx -o packet.toml", "a recipe, to be edited"),
        ("biblio packet packet.toml", "make what the recipe says"),
    ),
    "lint": (
        ("biblio lint references.bib chapter.docx", "a library and who cites from it"),
        ("biblio lint references.bib --select EDN,PUB", "some rules only"),
        ("biblio lint references.bib --fix", "mend what can be mended safely"),
    ),
    "rule": (
        ("biblio rule TTL001", "what it finds, and why that matters"),
        ("biblio rule EDN", "the rules of a family"),
    ),
    "doctor": (("biblio doctor", ""),),
    "merge": (
        ("biblio merge references.bib", "which entries are the same edition twice"),
        ("biblio merge references.bib notes.md --fix", "one of two, and the new keys in a text"),
    ),
    "review": (
        ("biblio review chapter.docx -o review.html", "a page to look at"),
        ("biblio review chapter.docx --serve", "a page to correct on"),
    ),
    "restyle": (
        ("biblio restyle chapter.docx --style mhra -o mhra.docx", "tracked changes in Word"),
        ("biblio restyle notes.md --check", "what the style prints otherwise"),
    ),
}


class HelpfulCommand(TyperCommand):
    """A command whose usage says `FILE...`, and whose help ends with its examples."""

    def collect_usage_pieces(self, ctx: Context) -> list[str]:  # type: ignore[override]
        """`[OPTIONS] FILE...`: what is needed stands bare, what is not in brackets."""
        named = (one for one in self.params if one.param_type_name == "argument")
        return ["[OPTIONS]", *map(_piece, named)]

    def format_epilog(self, ctx: Context, formatter: Any) -> None:  # type: ignore[override]
        """The examples, each with what it is for."""
        with formatter.section("Examples"):
            for line in _lines(self.name or ""):
                formatter.write(f"  {line}\n")


def _piece(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    several = "..." if argument.nargs == -1 else ""
    return f"{name}{several}" if argument.required else f"[{name}{several}]"


def _lines(command: str) -> Iterator[str]:
    for example, purpose in EXAMPLES[command]:
        yield example
        if purpose:
            yield f"    {purpose}"
