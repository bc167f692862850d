"""What was asked of `biblio bibliography`, checked before anything is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from os.path import splitext
from typing import TYPE_CHECKING

from biblio.cli.options import refuse_other
from biblio.diagnostics import BiblioError
from biblio.files.inputs import note, refuse_input

if TYPE_CHECKING:
    from biblio.bibliography.composing import Wanted
    from biblio.bibliography.grouping import Keyword
    from biblio.bibliography.notes import Reset

_CSLJSON = "csljson"


if TYPE_CHECKING:
    from biblio.cli.documents import Manner


@dataclass(frozen=True, slots=True)
class Options:
    """The options as given; after `checked` the form is one of the known."""

    library: str
    style: str | None
    form: str | None
    language: str | None
    documents: tuple[str, ...]
    manner: Manner
    mentions: bool
    doubtful: bool
    order: str | None
    group_by: str | None
    groups: str | None
    annotated: bool
    notes: bool
    reset: str | None
    overview: bool
    output: str | None

    @property
    def to_stdout(self) -> bool:
        """Whether no file is named to be written."""
        return self.output in (None, "-")

    @property
    def library_form(self) -> str | None:
        """What --from says the library is; where documents are read, it says what they are."""
        from biblio.formats.registry import FORMATS

        given = self.manner.read_as
        return given if given in FORMATS and not self.documents else None

    def style_name(self) -> str:
        """The style asked for, or the settings' one, or the usual one."""
        from biblio.config import DEFAULT_STYLE, load_config

        return load_config().style or DEFAULT_STYLE if self.style is None else self.style

    def wanted(self) -> Wanted:
        """How the list is to be made."""
        from biblio.bibliography.composing import Order, Wanted

        return Wanted(
            Order(self.order or "style"),
            self.group_by,
            _keywords(self.groups or ""),
            self.annotated,
            self.mentions,
        )

    def reset_at(self) -> Reset:
        """Where short forms begin anew."""
        from biblio.bibliography.notes import Reset

        return Reset(self.reset or "document")


def _keywords(groups: str) -> tuple[Keyword, ...]:
    """`primary=Sources,secondary` as keywords, the first with a heading of its own."""
    from biblio.bibliography.grouping import Keyword

    pairs = (group.partition("=") for group in groups.split(",")) if groups else ()
    return tuple(Keyword(word.strip(), heading.strip() or None) for word, _, heading in pairs)


def checked(options: Options) -> Options:
    """The options with their form decided; raises BiblioError for what does not go together."""
    _check_sources(options)
    options = replace(options, form=_form(options))
    _check_values(options)
    groups = None if options.groups is None else _keywords(options.groups)
    if groups is not None and not (groups and all(one.word for one in groups)):
        raise BiblioError("--groups takes keywords with commas between: primary,secondary.")
    _check_needs(options)
    _check_conflicts(options)
    _check_target(options)
    return options


def _form(options: Options) -> str:
    """The form asked for; else what the name of the file to be written says; else text."""
    from biblio.bibliography.writers import form_of

    if options.to_stdout or not options.output:
        return options.form or "text"
    is_json = options.output.lower().endswith(".json")
    named = _CSLJSON if is_json else form_of(options.output)
    if named is None and options.form is None:
        _refuse_name(options.output)
    return options.form or named or "text"


def _refuse_name(output: str) -> None:
    """Raise BiblioError where a name promises a form that there is none of."""
    ending = splitext(output)[1].lower()
    if ending:
        raise BiblioError(f"There is no form for {ending}: say with --to what {output} is to be.")


def _check_ending(output: str, form: str) -> None:
    """A name of a Word file, an EPUB or a PDF is for one; nothing else goes by it."""
    from biblio.bibliography.writers import BINARY, form_of

    named = form_of(output)
    if named != form and {named, form} & set(BINARY):
        ending = splitext(output)[1] or "a name without an ending"
        raise BiblioError(f"--to {form} does not go with {ending}: {output} would be no such file.")


def _check_values(options: Options) -> None:
    """What an option takes stands where it is made; it is loaded only where one is given."""
    from biblio.bibliography.writers import FORMS

    refuse_other("--to", "form", options.form or "text", (*FORMS, _CSLJSON))
    if options.order:
        from biblio.bibliography.composing import Order

        refuse_other("--sort", "order", options.order, Order)
    if options.group_by:
        from biblio.bibliography.grouping import BY_DOCUMENT, GROUPINGS

        refuse_other("--group-by", "grouping", options.group_by, (*GROUPINGS, BY_DOCUMENT))
    if options.reset:
        from biblio.bibliography.notes import Reset

        refuse_other("--reset", "place", options.reset, Reset)


def _check_needs(options: Options) -> None:
    """Options that say nothing without another one."""
    if not options.documents:
        for given, name in (
            (options.notes, "--notes"),
            (not options.mentions, "--no-mentions"),
            (options.doubtful, "--all"),
            (options.order == "cited", "--sort cited"),
            (options.group_by == "document", "--group-by document"),
        ):
            if given:
                raise BiblioError(f"{name} needs a document: name it with --cited-in.")
    if options.reset and not options.notes:
        raise BiblioError("--reset goes with --notes.")
    if options.groups is not None and options.group_by != "keyword":
        raise BiblioError("--groups goes with --group-by keyword.")
    if options.overview and (options.form != "html" or options.notes):
        raise BiblioError("--overview draws charts below a list in HTML: give --to html.")


def _check_conflicts(options: Options) -> None:
    """Options that would be passed over in silence."""
    given = {
        "--group-by": options.group_by,
        "--annotated": options.annotated,
        "--sort": options.order,
        "--no-mentions": not options.mentions,
    }
    if options.notes:
        _refuse("--notes", given, "--group-by --annotated --sort --no-mentions".split())
    if options.form == _CSLJSON:
        _refuse(_CSLJSON, {**given, "--notes": options.notes}, ["--group-by", "--notes"])


def _refuse(what: str, given: Mapping[str, object], names: list[str]) -> None:
    for name in names:
        if given[name]:
            raise BiblioError(f"{name} does not go with {what}.")


def _check_target(options: Options) -> None:
    if options.output and not options.to_stdout:
        _check_ending(options.output, options.form or "text")


def _check_sources(options: Options) -> None:
    """What is to be read is never written; the documents are noted already (`named`)."""
    note(options.library)
    refuse_input(options.output)
