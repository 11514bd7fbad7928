"""The styles of a Word report: Word's own for headings, lists and captions, and a few of the report's."""

from typing import TYPE_CHECKING, Any, NamedTuple

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from poa_tracker.report.word.colours import BAD, BRAND, DOUBTFUL, INK, LINE, LINK, MUTED
from poa_tracker.report.word.table import TABLE_STYLE

if TYPE_CHECKING:
    from docx.document import Document

_FONT = "Calibri"


class DefaultStyle(NamedTuple):
    """How a paragraph style looks where the document has none of that name."""

    name: str
    base: str
    size: float | None = None
    """Points; none for that of the base, as with all that follows."""
    is_bold: bool | None = None
    colour: str | None = None
    before: float = 0
    """Points of space above, and below."""
    after: float = 0
    indent: float = 0
    """Centimetres at the side where lines begin; the first line hangs out to the margin."""
    edge: str = ""
    """A line at the side where lines begin."""


STYLES = (
    DefaultStyle("Title", "Normal", 26, True, BRAND, 0, 6),
    DefaultStyle("Subtitle", "Normal", 14, None, MUTED, 0, 10),
    DefaultStyle("Heading 1", "Normal", 17, True, BRAND, 22, 6),
    DefaultStyle("Heading 2", "Normal", 13, True, BRAND, 14, 4),
    DefaultStyle("Heading 3", "Normal", 11, True, INK, 10, 2),
    DefaultStyle("Heading 4", "Normal", 10.5, True, INK, 8, 2),
    DefaultStyle("Heading 5", "Normal", 10.5, True, INK, 8, 2),
    DefaultStyle("Caption", "Normal", 10, True, INK, 8, 4),
    DefaultStyle("List Bullet", "Normal", after=3),
    DefaultStyle("List Number", "Normal", after=3),
    DefaultStyle("List Continue", "Normal", after=3, indent=0.63),
    DefaultStyle("Quote", "Normal", after=6, indent=0.63),
    DefaultStyle("TOC Heading", "Normal", 13, True, BRAND, 12, 4),
    DefaultStyle("toc 1", "Normal", after=3),
    DefaultStyle("Header", "Normal", 9),
    DefaultStyle("Footer", "Normal", 9, None, MUTED),
    DefaultStyle("Report Lead", "Normal", 12.5, None, None, 4, 8),
    DefaultStyle("Report Figures", "Normal", 11, None, None, 2, 8),
    DefaultStyle("Report Note", "Normal", 9.5, None, MUTED, 0, 4),
    DefaultStyle("Report State", "Normal", None, True, DOUBTFUL, 0, 6),
    DefaultStyle("Report Notice", "Normal", None, None, None, 4, 8, 0, DOUBTFUL),
    DefaultStyle("Report Stamp", "Normal", None, True, BAD, 4, 6),
    DefaultStyle("Report Fact", "Normal", 10, None, None, 0, 2, 5),
    DefaultStyle("Report Cell", "Normal", 9, None, None, 0, 0),
    DefaultStyle("Report Chart", "Normal", None, None, None, 2, 4),
    DefaultStyle("Report Gap", "Normal", 6, None, None, 0, 4),
)
_TABLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ReportTable">
  <w:name w:val="{TABLE_STYLE}"/><w:uiPriority w:val="99"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:space="0" w:color="{LINE}"/>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{LINE}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="45" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>
      <w:bottom w:w="45" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/><w:bCs/><w:color w:val="{MUTED}"/></w:rPr>
    <w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="{LINE}"/></w:tcBorders>
    <w:vAlign w:val="bottom"/></w:tcPr>
  </w:tblStylePr>
</w:style>"""
_AFTER_COMPATIBILITY = ("docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping")
_AFTER_COMPATIBILITY_TOO = ("doNotIncludeSubdocsInStats", "shapeDefaults", "decimalSymbol", "listSeparator")


def restyle(document: "Document") -> None:
    """Make a new document look like a report: the page, the letters, and every style of the list above."""
    section = document.sections[-1]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    normal = document.styles["Normal"]
    _set_font(normal)
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    known = {style.name: style for style in document.styles}
    for default in STYLES:
        style = known.get(default.name) or _new_style(document, default)
        _set_font(style)
        _shape(style, default)
    _be_modern(document)


def add_missing_styles(document: "Document") -> None:
    """Give a document the styles that a report needs and it lacks; those it has stay as they are.

    Their letters are those of its own style for ordinary text.
    """
    known = {style.name for style in document.styles}
    if "Normal" not in known:
        document.styles.add_style("Normal", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    for default in STYLES:
        if default.name not in known:
            _shape(_new_style(document, default), default)
    if TABLE_STYLE not in known:
        table = parse_xml(_TABLE)
        plain = document.styles.default(WD_STYLE_TYPE.TABLE)
        if plain is not None:
            table[0].addnext(parse_xml(f'<w:basedOn {nsdecls("w")} w:val="{plain.style_id}"/>'))
        document.styles.element.append(table)
    if "Hyperlink" not in known:
        style = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = RGBColor.from_string(LINK)
        style.font.underline = True


def set_language(document: "Document", language: str, *, is_right_to_left: bool) -> None:
    """Mark for Word, and whoever reads it aloud, which language the words are in, and which way they run."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = parse_xml(f"<w:docDefaults {nsdecls('w')}><w:rPrDefault/><w:pPrDefault/></w:docDefaults>")
        document.styles.element.insert(0, defaults)
    run = _inside(_inside(defaults, "w:rPrDefault"), "w:rPr")
    element = _inside(run, "w:lang")
    element.set(qn("w:val"), language)
    if is_right_to_left:
        element.set(qn("w:bidi"), language)
        paragraph = _inside(_inside(defaults, "w:pPrDefault"), "w:pPr")
        if paragraph.find(qn("w:bidi")) is None:
            paragraph.insert(0, paragraph.makeelement(qn("w:bidi")))


def _new_style(document: "Document", default: DefaultStyle) -> Any:
    built_in = not default.name.startswith("Report")
    style = document.styles.add_style(default.name, WD_STYLE_TYPE.PARAGRAPH, builtin=built_in)
    if default.base in document.styles:
        style.base_style = document.styles[default.base]
    style.quick_style = True
    if default.name.startswith("Heading"):
        level = parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{int(default.name[-1]) - 1}"/>')
        style.element.get_or_add_pPr().append(level)
    return style


def _shape(style: Any, default: DefaultStyle) -> None:
    if default.size is not None:
        style.font.size = Pt(default.size)
    if default.is_bold is not None:
        style.font.bold = default.is_bold
    style.font.italic = False
    if default.colour is not None:
        style.font.color.rgb = RGBColor.from_string(default.colour)
    paragraph = style.paragraph_format
    paragraph.space_before, paragraph.space_after = Pt(default.before), Pt(default.after)
    if default.indent:
        paragraph.left_indent = Cm(default.indent)
        paragraph.first_line_indent = Cm(-default.indent) if default.name == "Report Fact" else Cm(0)
    if default.name.startswith(("Heading", "Title", "Caption", "TOC Heading")):
        paragraph.keep_with_next = True
    properties = style.element.get_or_add_pPr()
    for line in (*properties.findall(qn("w:pBdr")), *properties.findall(qn("w:tabs"))):
        properties.remove(line)
    if default.edge:
        side = f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{default.edge}"/>'
        properties.insert_element_before(
            parse_xml(f"<w:pBdr {nsdecls('w')}>{side}</w:pBdr>"),
            *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"),
        )


def _set_font(style: Any) -> None:
    style.font.name = _FONT
    fonts = style.element.rPr.rFonts
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(kind), _FONT)


def _be_modern(document: "Document") -> None:
    """Without this Word opens a document as one of 2007, with a note in its title."""
    settings = document.settings.element
    if settings.find(qn("w:compat")) is not None:
        settings.remove(settings.find(qn("w:compat")))
    modern = parse_xml(
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    for element in settings:
        if _local_name(element) in (*_AFTER_COMPATIBILITY, *_AFTER_COMPATIBILITY_TOO):
            element.addprevious(modern)
            return
    settings.append(modern)


def _local_name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _inside(parent: Any, name: str) -> Any:
    found = parent.find(qn(name))
    if found is None:
        found = parent.makeelement(qn(name))
        parent.append(found)
    return found
