"""Newspapers by what they are called: The Times, Morning Chronicle, Neue Zürcher Zeitung."""

from __future__ import annotations

from biblio.language import cues
from biblio.values.patterns import CAPITAL, Lazy

_WORDS = (
    "Times News Post Tribune Herald Gazette Magazine Zeitung Weekly Daily Observer Guardian "
    "Monthly Bulletin Worker Chronicle Telegraph Standard Allgemeine Presse Figaro Monde Pravda "
    "Mercury Courier Argus Echo Advertiser Examiner Sentinel Enquirer Inquirer "
    "Intelligencer Dispatch Despatch Spectator "
    "Bote Anzeiger Tageblatt Tagblatt Kurier Nachrichten Morgenpost Courrier Écho Matin Corriere "
    "Gazzetta Giornale Messaggero Stampa Diario Heraldo Gaceta Mercurio Correo Imparcial "
    "Diário Jornal Correio Gazeta Courant Handelsblad Dagblad Nieuwsblad Telegraaf Dziennik "
    "Gazetesi Gazete Mecmuası Ведомости ведомости Газета газета Известия Правда"
).split()
PAPER = (
    rf"(?:(?:The|Die|Der|Le|La|Il|El|L[’'])\s?)?(?:{CAPITAL}[\w’]*\s){{0,3}}?(?:{'|'.join(_WORDS)})"
    rf"(?:\s(?:de|di|do|da|della|du|des|van)\s{CAPITAL}[\w’]*)?(?![\w’])"
)


# An eighth of the time that each word by itself takes: most letters of a text begin none of them.
_MAY_NAME = Lazy("|".join(_WORDS))


def may_name_paper(text: str) -> bool:
    """Whether a text holds a word that `PAPER` asks for, were it within another."""
    return _MAY_NAME.search(text) is not None


# what may stand between the name and the day
DATING = rf"(?:\s(?P<open>\()|,\s|\s{cues.as_written('dated')}\s)"

# Salt L.J. · SALT ST. U. L. REV.: a law review or a reporter, one word at least cut short
CUT_SHORT = rf"(?=[^\d,()]*\.){CAPITAL}[\w’&]*+(?:[.\s]{{1,2}}[\w’&]++){{0,6}}\.?"

PERIODICAL = Lazy(
    r"(?:Times|News|Post|Tribune|Herald|Gazette|Review|Revue|Journal|Magazine|Zeitung|Zeit|Weekly|Daily|"
    r"Observer|Guardian|Quarterly|Monthly|Bulletin|Star|Worker|Pravda|Iskra|Vorwärts|Monde|Annals)\b"
)
"""A word that tells a periodical from a book."""
