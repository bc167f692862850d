"""What a web page says of itself: tags for citation, heads of pages, its title."""

from __future__ import annotations

from biblio.readers.html import read_text

LONG = "The saltmakers of the coast paid their tithe in salt, and sold the rest inland. " * 3


def test_highwire_tags_come_first() -> None:
    source = """<html lang="de-AT"><head><title>Salz | Der Laib</title>
        <meta name="citation_title" content="Das Salz">
        <meta name="citation_author" content="Roe, R.">
        <meta name="citation_author" content="Doe, J."><meta name="DC.title" content="Other">
        <meta name="citation_journal_title" content="Laib"><meta name="citation_firstpage"
        content="3"><meta name="citation_lastpage" content="9"><meta name="citation_doi"
        content="10.1/x"><meta property="og:site_name" content="Der Laib"></head>
        <body><h1>Das Salz</h1><p>Text</p></body>"""
    document = read_text(source, "page.html")
    assert document.title == "Das Salz"
    assert document.language == "de"
    assert document.said("title") == ("Das Salz",)
    assert document.said("author") == ("Roe, R.", "Doe, J.")
    assert document.said("journaltitle") == ("Laib",)
    assert document.said("pages") == ("3–9",)
    assert document.said("doi") == ("10.1/x",)


def test_the_title_is_the_heading_that_the_page_repeats_and_not_its_author() -> None:
    source = """<title>R. Roe: Salt (1902)</title><meta name="author" content="R. Roe">
        <h2>R. Roe</h2><h1>Salt</h1><h1>The Loaf</h1><p>Text.</p>"""
    assert read_text(source, "page.html").title == "Salt"


def test_json_ld() -> None:
    source = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline":
        "Salt &amp; Brine", "author": [{"name": "Rosa Roe"}, "Jan Doe"], "datePublished":
        "1970-05-01", "publisher": {"name": "The Loaf"}}]}</script><p>Text</p>"""
    document = read_text(source, "page.html")
    assert dict(document.metadata) == {
        "title": ("Salt & Brine",),
        "author": ("Rosa Roe", "Jan Doe"),
        "date": ("1970-05-01",),
        "publisher": ("The Loaf",),
    }


def test_heads_of_pages_at_marxists_org() -> None:
    source = """<h2>Rosa Roe</h2><h1>Salt</h1><p class="information">
        <span class="info">Written:</span> 3 May 1902;<br>
        <span class="info">First Published:</span> in <i>The Loaf</i>, No. 4, 12 May 1902;<br>
        <span class="info">Source:</span> <i>Collected Works</i>, Oar Press, 1970, pages 3-9;<br>
        <span class="info">Translated:</span> Jan Doe;<br>
        <span class="info">Transcription/Markup:</span> N. N.</p><p>Text.</p>"""
    document = read_text(source, "page.html")
    assert document.said("origdate") == ("3 May 1902",)
    assert document.said("journaltitle") == ("The Loaf",)
    assert document.said("translator") == ("Jan Doe",)
    assert document.said("source") == ("Collected Works, Oar Press, 1970, pages 3-9",)
    assert any("First Published" in one.string for one in document.paragraphs)


def test_a_line_under_the_title_names_paper_and_date() -> None:
    source = "<h1>Salt</h1><p>From <i>The Loaf</i>, Vol. 3 No. 4, 12 May 1902.</p><p>Text.</p>"
    document = read_text(source, "page.html")
    assert document.said("journaltitle") == ("The Loaf",)
    assert document.said("date") == ("12 May 1902",)
