"""The review page: a document as prose, and what was read of it beside the words it was read from.

One step after the other: what is shown (`subject`), the prose with its citations marked (`prose`),
what the panel tells of each (`facts`), a picture of the library (`overview`), the page (`page`).
"""
