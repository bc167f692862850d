"""A packet for the screen: a page of its own, or an e-book, with the words of the Word file."""

from biblio.packet.rendering.web.book import render_book
from biblio.packet.rendering.web.page import render_page

__all__ = ["render_book", "render_page"]
