"""What LaTeX's commands stand for: accents, letters, signs, mathematics, BibLaTeX's marks.

After the LaTeX Companion (3rd ed., ch. 9 and 11), the Comprehensive LaTeX Symbol List, and
BibLaTeX's manual (section 4.7). Commands that print nothing stand for nothing.
"""

from __future__ import annotations

import unicodedata

ACCENTS = {
    **{"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306"},
    **{".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323"},
    **{"c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361", "h": "\u0309", "G": "\u030f"},
    # In mathematics.
    **{"overline": "\u0305", "bar": "\u0304", "hat": "\u0302", "tilde": "\u0303", "vec": "\u20d7"},
    **{"dot": "\u0307", "ddot": "\u0308", "acute": "\u0301", "grave": "\u0300", "check": "\u030c"},
    **{"breve": "\u0306", "widehat": "\u0302", "widetilde": "\u0303", "underline": "\u0332"},
}
DOTLESS = {"ı": "i", "ȷ": "j"}


def _pairs(text: str) -> dict[str, str]:  # pragma: no mutate block
    """A name and a sign in turn, with space between."""
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_LETTERS = _pairs(
    "ss ß SS ẞ ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i ı j ȷ imath ı jmath ȷ dh ð DH Ð "
    "th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ ij ĳ IJ Ĳ textschwa ə textesh ʃ textezh ʒ textgamma ɣ "
    "textglotstop ʔ textltailn ɲ texteng ŋ textalpha α textbeta β textmu µ textohm Ω "
    "textordfeminine ª textordmasculine º textonehalf ½ textonequarter ¼ textthreequarters ¾ "
    "textonesuperior ¹ texttwosuperior ² textthreesuperior ³ ain ʿ ayn ʿ hamza ʾ alif ʾ"
)
_SIGNS = _pairs(
    "textendash – textemdash — endash – emdash — ldots … dots … textellipsis … "
    "textquoteleft ‘ textquoteright ’ textquotesingle ' textquotedblleft “ textquotedblright ” "
    'textquotedbl " quotedblbase „ quotesinglbase ‚ guillemotleft « guillemotright » '
    "guillemetleft « guillemetright » guilsinglleft ‹ guilsinglright › lq ‘ rq ’ glqq „ grqq “ "
    "glq ‚ grq ‘ flqq « frqq » flq ‹ frq › og « fg » "
    r"textbackslash \ textbar | textbardbl ‖ textbrokenbar ¦ textasciitilde ~ "
    "textasciicircum ^ textasciigrave ` textasciiacute ´ textasciimacron ¯ textasciidieresis ¨ "
    "textless < textgreater > textbraceleft { textbraceright } textunderscore _ textdollar $ "
    "lbrace { rbrace } textnumero № textdegree ° textcelsius ℃ textperthousand ‰ textmho ℧ "
    "textexclamdown ¡ textquestiondown ¿ textperiodcentered · textbullet • textopenbullet ◦ "
    "textdagger † textdaggerdbl ‡ dag † ddag ‡ dagger † ddagger ‡ textasteriskcentered * "
    "textparagraph ¶ textpilcrow ¶ textsection § textreferencemark ※ S § P ¶ textinterrobang ‽ "
    "copyright © textcopyright © textcircledP ℗ textregistered ® texttrademark ™ pounds £ "
    "textsterling £ euro € texteuro € EUR € textyen ¥ textcent ¢ textcurrency ¤ textflorin ƒ "
    "textlira ₤ textwon ₩ textpeso ₱ texttimes × textdiv ÷ textpm ± textminus − textlnot ¬ "
    "textfractionsolidus ⁄ textsurd √ textleftarrow ← textrightarrow → textuparrow ↑ "
    "textdownarrow ↓ textbigcircle ◯ textmusicalnote ♪ textestimated ℮ textborn * textdied † "
    "textmarried ⚭ textdivorced ⚮ No N° no n° Nos N° nos n° "
    "primo 1° slash / hyphen - hyp - cyrdash — TeX TeX LaTeX LaTeX BibTeX BibTeX"
)
_GREEK = _pairs(
    "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι "
    "kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ "
    "varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ "
    "Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω digamma ϝ varGamma Γ varDelta Δ "
    "varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varUpsilon Υ varPhi Φ varPsi Ψ varOmega Ω"
)
_MATHEMATICS = _pairs(
    "times × div ÷ pm ± mp ∓ cdot · bullet • ast ∗ star ⋆ circ ∘ oplus ⊕ ominus ⊖ otimes ⊗ "
    "odot ⊙ cap ∩ cup ∪ vee ∨ wedge ∧ lor ∨ land ∧ neg ¬ lnot ¬ setminus ∖ leq ≤ le ≤ geq ≥ ge ≥ "
    "ll ≪ gg ≫ neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ in ∈ ni ∋ notin ∉ "
    "subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ perp ⊥ parallel ∥ mid ∣ forall ∀ exists ∃ nexists ∄ "
    "emptyset ∅ varnothing ∅ infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ oint ∮ surd √ "
    "angle ∠ triangle △ square □ Box □ diamond ⋄ Diamond ◇ prime ′ hbar ℏ ell ℓ Re ℜ Im ℑ wp ℘ "
    "aleph ℵ beth ℶ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ vert | Vert ‖ lbrack [ "
    "rbrack ] leftarrow ← gets ← rightarrow → to → uparrow ↑ downarrow ↓ leftrightarrow ↔ "
    "Leftarrow ⇐ Rightarrow ⇒ Leftrightarrow ⇔ iff ⇔ implies ⇒ longrightarrow ⟶ "
    "longleftarrow ⟵ mapsto ↦ hookrightarrow ↪ nearrow ↗ searrow ↘ cdots ⋯ vdots ⋮ ddots ⋱ "
    "sharp ♯ flat ♭ natural ♮ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ models ⊨ vdash ⊢ "
    "vDash ⊨ top ⊤ bot ⊥ lesssim ≲ gtrsim ≳ leqslant ⩽ geqslant ⩾ degree ° checkmark ✓ "
    "colon : log log ln ln exp exp sin sin cos cos tan tan lim lim max max min min sup sup inf inf "
    "det det dim dim ker ker deg deg gcd gcd arg arg mod mod bmod mod Pr Pr"
)
# BibLaTeX's punctuation; `\addddot` is what files say for one that is to count as no full stop.
_PUNCTUATION = {
    **dict.fromkeys(("adddot", "addddot", "addperiod"), "."),
    "isdot": "",
    "addhyphen": "-",
    **{"addcomma": ",", "addsemicolon": ";", "addcolon": ":", "addslash": "/"},
    **{"addspace": " ", "addhighpenspace": " ", "addlowpenspace": " ", "addthinspace": "\u2009"},
    **dict.fromkeys(("addnbspace", "addnbthinspace", "addabbrvspace", "adddotspace"), "\u00a0"),
    **{"addabthinspace": "\u2009", "addexclam": "!", "addquestion": "?", "bibellipsis": "[…]"},
    **{"newunitpunct": ". ", "newunit": ". ", "subtitlepunct": ": ", "bibopenparen": "("},
    **{"bibcloseparen": ")", "bibopenbracket": "[", "bibclosebracket": "]", "bibleftparen": "("},
    **{"bibrightparen": ")", "bibleftbracket": "[", "bibrightbracket": "]", "ppno": "pp."},
    **{"psq": "f.", "psqq": "ff.", "pno": "p.", "nopp": "", "bibrangedash": "–"},
    **{"bibdaterangesep": "–", "textbackslashchar": "\\"},
}
SYMBOLS = {
    **{symbol: symbol for symbol in "&%$#_{}"},
    **{" ": " ", "\n": " ", "\t": " ", "\\": " ", ",": "\u2009", "/": "", "-": "", "@": ""},
    **{":": "\u2005", ";": "\u2005", "!": "", "space": " ", "nobreakspace": "\u00a0"},
    **{"thinspace": "\u2009", "enspace": "\u2002", "quad": "\u2003", "qquad": "\u2003"},
    **{"newline": " ", "linebreak": " ", "par": "\n\n", "textvisiblespace": "␣"},
    **_MATHEMATICS,
    **_GREEK,
    **_LETTERS,
    **_SIGNS,
    **_PUNCTUATION,
}
# Words that BibLaTeX keeps by keys (manual, 4.9.2), as far as titles and notes say them.
STRINGS = {
    **{"reviewof": "review of", "translationof": "translation of", "reprintof": "reprint of"},
    **{"and": "and", "in": "in", "of": "of", "by": "by", "bytranslator": "translated by"},
    **{"byeditor": "edited by", "withintroduction": "with an introduction by"},
    **{"withforeword": "with a foreword by", "withafterword": "with an afterword by"},
    **{"editor": "editor", "editors": "editors", "translator": "translator"},
    **{"edition": "ed.", "volume": "vol.", "volumes": "vols.", "number": "no.", "page": "p."},
    **{"pages": "pp.", "chapter": "chap.", "part": "part", "section": "sec.", "column": "col."},
    **{"nodate": "n.d.", "circa": "c.", "origpub": "originally published as", "seenote": "see n."},
    **{"reprint": "reprint", "reprinted": "reprinted", "newseries": "new series"},
    **{"oldseries": "old series", "phdthesis": "PhD thesis", "mathesis": "Master’s thesis"},
    **{"andothers": "et al.", "andmore": "et al.", "ibidem": "ibid.", "idem": "idem"},
    **{"inpreparation": "in preparation", "submitted": "submitted", "forthcoming": "forthcoming"},
    **{"inpress": "in press", "urlseen": "visited on", "seealso": "see also", "confer": "cf."},
}
# What mathematics sets higher by itself.
RAISED = {"circ": "°", "prime": "′", "ast": "*", "dagger": "†", "star": "*"}
DOUBLE_STRUCK = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
FRACTIONS = {
    **{("1", "2"): "½", ("1", "3"): "⅓", ("2", "3"): "⅔", ("1", "4"): "¼", ("3", "4"): "¾"},
    **{("1", "8"): "⅛"},
}


def character(code: str) -> str:
    """The character that `\\symbol` prints: of a decimal, a `"hexadecimal` or an `'octal` code.

    An empty string where the code is none, or of nothing that can be printed.
    """
    base = {'"': 16, "'": 8}.get(code[:1], 10)
    digits = code[1:] if base != 10 else code
    try:
        found = chr(int(digits, base))
    except (ValueError, OverflowError):
        return ""
    return found if found.isprintable() else ""


def accented(base: str, accent: str) -> str:
    """The letters with the accent of that name on the first of them."""
    if not base:
        return accent if not accent.isalpha() else ""
    first = DOTLESS.get(base[0], base[0])
    return unicodedata.normalize("NFC", first + ACCENTS[accent]) + base[1:]
