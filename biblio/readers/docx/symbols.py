"""Characters of the font Symbol, which have no place of their own in Unicode (Adobe's encoding)."""

from __future__ import annotations

_SYMBOL = {
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **{0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥"},
    **{0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→"},
    **{0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷"},
    **{0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈"},
    **{0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xD7: "⋅", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨"},
    **{0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓", 0xE5: "∑", 0xF2: "∫"},
}
_PRIVATE = 0xF000


def character(font: str, code: str) -> str:
    """The character that `w:sym` prints, given its font and its code in hexadecimal figures.

    Of fonts that only draw (Wingdings) the code itself is kept: what it shows nobody can say.
    """
    try:
        point = int(code, 16)
        sign = chr(point)
    except (ValueError, OverflowError):
        return ""
    low = point - _PRIVATE if _PRIVATE <= point < _PRIVATE + 0x100 else point
    if font.casefold() == "symbol":
        return _SYMBOL.get(low, chr(low) if low < 0x80 else sign)
    return "" if point < 0x20 or 0xD800 <= point < 0xE000 else sign
