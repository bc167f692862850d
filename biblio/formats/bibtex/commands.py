"""The commands of LaTeX and BibLaTeX for looks and quotation, and those that print nothing."""

from __future__ import annotations

from biblio.values.marked import Look

# Commands that give their argument a look, and those that give it to the rest of the group.
WITH_LOOK = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic"), Look.ITALIC),
    **dict.fromkeys(("mathit", "mathcal", "mathfrak", "mathscr"), Look.ITALIC),
    **dict.fromkeys(("textbf", "mkbibbold", "mathbf", "boldsymbol", "bm"), Look.BOLD),
    **dict.fromkeys(("textsc", "mkbibsc"), Look.SMALL_CAPS),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript", "up"), Look.SUPERSCRIPT),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), Look.SUBSCRIPT),
    **dict.fromkeys(("NoCaseChange", "nocasechange"), Look.PROTECTED),
}
SWITCHES = {
    **dict.fromkeys(("em", "it", "sl", "itshape", "slshape"), Look.ITALIC),
    **dict.fromkeys(("bf", "bfseries"), Look.BOLD),
    **dict.fromkeys(("sc", "scshape"), Look.SMALL_CAPS),
}
PLAIN = frozenset(
    "texttt textrm textsf textup textnormal textmd text mathrm mathsf mathtt mathnormal mbox hbox "
    "operatorname textquote mkbibacro mkbibparens* titlecaseitem nohyphens underline uline "
    "mkbibnamefamily mkbibnamegiven mkbibnameprefix mkbibnamesuffix oldstylenums textosf textlf "
    "so caps num textls makebox fbox textgreek textcyrillic textlatin textcyr texthebrew "
    "textarabic textfrench textgerman textitalian textspanish textrussian textenglish".split()
)
CASES = {
    **dict.fromkeys(("uppercase", "MakeUppercase", "MakeTextUppercase"), str.upper),
    **dict.fromkeys(("lowercase", "MakeLowercase", "MakeTextLowercase"), str.lower),
}
# What babel sets higher behind a French number (its documentation, section 1.2).
ENDINGS = {
    **{"ier": "er", "iers": "ers", "iere": "re", "ieres": "res", "ieme": "e", "iemes": "es"},
}
# With a number in figures (BibLaTeX's manual, 4.7.3); in English, as all words of the house.
ORDINALS = frozenset({"mkbibordinal", "mkbibmascord", "mkbibfemord", "mkbibneutord"})

NOTHING = frozenset(
    "tt rm sf upshape normalfont protect relax left right big Big bigl bigr displaystyle textstyle "
    "limits nolimits cal mathstrut noindent bgroup egroup leavevmode ignorespaces unspace xspace "
    "hfill midsentence bibsentence allowbreak nobreak linebreak pagebreak bibinitperiod "
    "nopunct autolang itshape* bibrighthyphen nobreakdash bibcyr".split()
)
AROUND = {"mkbibparens": "()", "mkbibbrackets": "[]", "mkbibbraces": "{}"}
QUOTING = frozenset({"enquote", "mkbibquote", "textquote"})
UNSEEN = frozenset(
    "noopsort hspace vspace color selectlanguage sortas label index phantom hphantom".split()
)
# How many arguments stand before the one that is printed.
UNSEEN_FIRST = {
    **dict.fromkeys(("href", "foreignlanguage", "textcolor", "bibhyperlink", "textlang"), 1),
    **dict.fromkeys(("foreignquote", "texorpdfstring", "raisebox", "parbox"), 1),
    "discretionary": 2,  # what stands where no line breaks
}
# That may have an option in square brackets, which is not printed.
OPTIONED = PLAIN | UNSEEN | UNSEEN_FIRST.keys()
ADDRESSES = frozenset({"url", "nolinkurl", "path", "detokenize"})
# Mathematics that characters cannot say, but that sets its arguments and does nothing else: with
# what is read as characters, all that a formula of a source that is no LaTeX may have.
MATHEMATICAL = frozenset(
    "frac tfrac dfrac nicefrac textfrac sfrac sqrt mathbb binom dbinom tbinom over atop choose "
    "stackrel underset overset overbrace underbrace overleftarrow overrightarrow xleftarrow "
    "xrightarrow substack pmod mathop mathbin mathrel mathord mathopen mathclose".split()
)
TAGGED = {
    **{Look.ITALIC: "\\emph", Look.BOLD: "\\textbf", Look.SMALL_CAPS: "\\textsc"},
    **{Look.SUPERSCRIPT: "\\textsuperscript", Look.SUBSCRIPT: "\\textsubscript"},
    Look.PROTECTED: "\\NoCaseChange",
}
