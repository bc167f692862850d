"""Small value types: names, titles, dates, pages, imprints, URLs, as they are printed."""
