"""The languages that notes and bibliographies can be written in: the locales of CSL."""

from __future__ import annotations

from biblio.diagnostics import BiblioError

DEFAULT = "en-US"

# https://github.com/citation-style-language/locales, as far as pandoc carries them.
LOCALES = tuple(
    "af-ZA ar bal-PK bg-BG brh-PK ca-AD cs-CZ cy-GB da-DK de-AT de-CH de-DE el-GR en-GB en-US "
    "es-CL es-ES es-MX et-EE eu fa-IR fi-FI fr-CA fr-FR gl-ES he-IL hi-IN hr-HR hu-HU id-ID is-IS "
    "it-IT ja-JP km-KH ko-KR la lij-IT lt-LT lv-LV mn-MN ms-MY nb-NO nl-NL nn-NO pa-PK pl-PL pt-BR "
    "pt-PT ro-RO ru-RU sk-SK sl-SI sr-Cyrl-RS sv-SE th-TH tr-TR uk-UA vi-VN zh-CN zh-TW".split()
)

_PRIMARY = {"de": "de-DE", "en": "en-US", "es": "es-ES", "fr": "fr-FR", "pt": "pt-PT"}
_PRIMARY |= {"zh": "zh-CN", "sr": "sr-Cyrl-RS", "no": "nb-NO"}


def check_language(language: str) -> str:
    """The locale that a language tag stands for: `de` and `de_de` are de-DE.

    Raises BiblioError, with the nearest one, where there is no such locale.
    """
    known = {locale.lower(): locale for locale in LOCALES}
    known |= {locale.split("-")[0].lower(): locale for locale in LOCALES} | _PRIMARY
    tag = language.strip().replace("_", "-").lower()
    if tag in known:
        return known[tag]
    import difflib

    near = difflib.get_close_matches(tag, known, n=1, cutoff=0.5)
    hint = f"did you mean “{known[near[0]]}”?" if near else "write it as in en-US or de."
    raise BiblioError(f"There is no language “{language}” for citations: {hint}")
