"""The order that the schema demands of the children of some elements, as rank tables.

Source: ECMA-376, part 1, annex A (CT_PPr, CT_RPr, CT_SectPr, CT_Settings, CT_Style).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from biblio.word.markup import WORD, w

_CHILDREN = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect"
    " bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid printerSettings sectPrChange",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr"
    " tcPr tblStylePr",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime"
    " doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText"
    " printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts"
    " saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader"
    " bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors"
    " activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter"
    " stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves"
    " doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet"
    " defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps"
    " showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders"
    " bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing"
    " drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery"
    " doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin"
    " doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne"
    " strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture"
    " doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText"
    " doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags"
    " alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars"
    " rsids mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats"
    " doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType"
    " schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator",
}
RANKS = {
    parent: {w(name): rank for rank, name in enumerate(names.split())}
    for parent, names in _CHILDREN.items()
}


def put(parent: Any, child: Any) -> None:
    """Put the child into its parent where the schema wants it, in place of one of its name."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    ranks = _ranks(parent.tag)
    rank = ranks[child.tag]
    for place, sibling in enumerate(parent):
        if ranks.get(sibling.tag, -1) > rank:
            parent.insert(place, child)
            return
    parent.append(child)


def misplaced(element: Any) -> list[str]:
    """The names of those children that stand after one they should precede."""
    ranks = _ranks(element.tag)
    found, highest = [], -1
    for child in element:
        rank = ranks.get(child.tag, highest)
        if rank < highest:
            found.append(str(child.tag).rpartition("}")[2])
        highest = max(highest, rank)
    return found


def ordered(parent: str, properties: Iterable[tuple[str, str]]) -> str:
    """The children, given as pairs (name, its XML), in the order of their parent, as XML."""
    ranks = RANKS[parent]
    return "".join(xml for _, xml in sorted(properties, key=lambda pair: ranks[w(pair[0])]))


def _ranks(tag: str) -> dict[str, int]:
    return RANKS.get(tag.removeprefix(f"{{{WORD}}}"), {})
