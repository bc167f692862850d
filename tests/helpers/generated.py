"""Texts for property tests: shreds of citations and sentences, put together at random.

The examples are the same at each run. BIBLIO_EXAMPLES=1000 tries as many others for each test.
"""

from __future__ import annotations

import os

from hypothesis import settings
from hypothesis import strategies as st

_WANTED = int(os.environ.get("BIBLIO_EXAMPLES", "0"))


def examples(number: int) -> settings:
    """So many examples, always the same ones unless more are wanted."""
    return settings(max_examples=_WANTED or number, derandomize=not _WANTED, deadline=None)


_SHREDS = (
    "Trotsky|Leon Trotsky|Karl Marx and Frederick Engels|de Beauvoir, Simone|Lenin|Jr.|et al.|"
    "My Life|The Mass Strike|Capital|1905|“Results and Prospects”|«Our Differences»|‘Principia,’|"
    "(London: Verso, 1978)|(New York: Pioneer Publishers, 1930)|(1850; London: Verso, 1926)|"
    "(in Russian: https://www.example.org/a.htm)|https://www.example.org/a_(b)|(Наши упразднители)|"
    "Ibid., 12|ibid.|op. cit., p. 45|(Braverman, 1974, 85)|idem|ed.|trans. Max Eastman|vol. 2|"
    "2nd ed.|p. 12|pp. 12–14|45|xiv|in|In his article|See also|quoted in|New Left Review 23 (1964)|"
    "14 January 1919|accessed 3 May 2007|(PhD diss., Yale University, 1995)|writes:|he wrote:|"
    "the town was built by hand|Nobody knew it|Women|of the|and|—|.|,|;|:|?|“|”|(|)|[|]|’|*|[1]|1"
).split("|")

shreds = st.sampled_from(_SHREDS)
characters = st.text("aZéЖß1 90.,;:?!()[]“”«»„'’‘\"–—-/*†\u00a0…&\t", max_size=6)
_joints = st.sampled_from([" ", " ", " ", ", ", ". ", "; ", ""])


@st.composite
def lines(draw: st.DrawFn, most: int = 10) -> str:
    """A line of shreds, some of them only characters."""
    parts = draw(st.lists(st.tuples(shreds | characters, _joints), min_size=1, max_size=most))
    return "".join(part + joint for part, joint in parts)


_BREAKS = st.sampled_from(["\n", "\n\n", "\n\n", "\r\n", " \n", "-\n", "\n\f", "\n* ", "\n\n1. "])
_HEADINGS = st.sampled_from(["", "", "\n\nNotes\n\n", "\n\nReferences\n\n"])


_WORKS = (
    "Leon Trotsky, My Life (New York: Scribner, 1930), 12.",
    "Leon Trotsky, The Revolution Betrayed (New York: Doubleday, 1937), 5.",
    "Rosa Luxemburg, The Mass Strike (London: Merlin Press, 1964), 5.",
    "Karl Marx, Grundrisse (London: Penguin, 1973), 706; Trotsky, My Life, 14.",
    "Trotsky, My Life, 13.",
    "Luxemburg, Mass Strike, 13.",
    "Trotsky, op. cit., 20.",
    "Op. cit., 20.",
    "Ibid., 14.",
    "Ibid.; Rosa Luxemburg, The Mass Strike (London: Merlin Press, 1964), 9.",
    "The old calendar ran thirteen days behind the new one.",
)
_SENTENCES = (
    "“A commune cannot be built by decree.” Rosa Luxemburg, The Mass Strike, 1906.",
    "Nobody read The Mass Strike twice.[1] The town was built by hand, and nobody knew it.",
    "In The Second Sex, Simone de Beauvoir writes: “A girl is taught to wait.”",
    "Vladimir Lenin wrote it down. In his article “On the Two Lines” he says: “It will thaw.”",
    "The hands were not counted (Braverman, 1974, 85), and nobody knew it (ibid., 86).",
    "Every anarchist owned Rocker’s “Anarcho-Syndicalism” (London: Secker & Warburg, 1938).",
    "Braverman, Harry. Labor and Monopoly Capital. New York: Monthly Review Press, 1974.",
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A text of several lines that may look like paragraphs, notes and lists."""
    whole = st.sampled_from(_WORKS + _SENTENCES)
    line = st.one_of(whole, whole, lines())
    parts = draw(st.lists(st.tuples(line, _BREAKS | _HEADINGS), min_size=1, max_size=8))
    return "The reading room\n\n" + "".join(line + end for line, end in parts)


notes = st.lists(st.sampled_from(_WORKS), min_size=1, max_size=9)
