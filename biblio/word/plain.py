"""A plain Word file: paragraphs of runs, each in a style of the template."""

from __future__ import annotations

from collections.abc import Iterable

from biblio.document import Run
from biblio.files import AnyPath
from biblio.word.package import Package
from biblio.word.paper import Paper
from biblio.word.properties import Description
from biblio.word.runs import RunWriter, paragraph
from biblio.word.sections import Section


def render(
    paragraphs: Iterable[tuple[str, tuple[Run, ...]]],
    description: Description,
    *,
    paper: Paper = Paper.A4,
    template: AnyPath | None = None,
) -> bytes:
    """The file's bytes; each paragraph is a pair of the id of its style and its runs.

    The ids are those of `biblio.word.styles`: Heading1, BodyText, Bibliography …
    """
    package = Package(template)
    package.describe(description)
    if description.language:
        package.set_language(description.language)
    writer = RunWriter(other_script=package.other_script)
    body = [paragraph(style, writer.runs(runs)) for style, runs in paragraphs]
    body.append(Section(paper.page(wide_margin=False)).xml())
    return package.save(body, writer.links)
