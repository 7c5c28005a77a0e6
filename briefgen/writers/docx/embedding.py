"""Put a chart into the file: its part, the workbook behind it, and the run that shows it."""

from dataclasses import dataclass

from briefgen.writers.docx.drawingml import Axis, chart_space
from briefgen.writers.docx.markup import CHART, RELATIONSHIP, Xml, tag
from briefgen.writers.docx.package import Part, Relationships
from briefgen.writers.docx.paragraphs import paragraph
from briefgen.writers.docx.pictures import inline_drawing
from briefgen.writers.docx.properties import flag, indent, spacing
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.spreadsheet import Rows, spreadsheet

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart's plot with its axes, the sheet behind it, and its size in points."""

    plot: Xml
    axes: tuple[Axis, ...]
    rows: Rows
    extent: tuple[float, float]


def embedded(drawn: Drawn, alternative: str, setting: Setting) -> Xml:
    """A run that holds the chart; its part and its workbook go into the package."""
    number = next(setting.numbers.charts)
    name, book = f"charts/chart{number}.xml", f"embeddings/workbook{number}.xlsx"
    links = Relationships()
    workbook = links.to("package", f"../{book}")
    content = chart_space(drawn.plot, drawn.axes, setting.theme.styles.chart_name, setting.faces, workbook)
    setting.collected.parts.extend(
        (
            Part(f"word/{name}", CONTENT_TYPE, content),
            links.part(f"word/{name}"),
            Part(f"word/{book}", WORKBOOK_TYPE, spreadsheet(drawn.rows)),
        )
    )
    reference = tag(
        "c:chart",
        **{"xmlns:c": CHART, "xmlns:r": RELATIONSHIP, "r:id": setting.relationships.to("chart", name)},
    )
    return inline_drawing(tag("a:graphicData", reference, uri=CHART), drawn.extent, alternative, setting)


def drawing_paragraph(content: Xml, left: float, setting: Setting, *direct: Xml, keep: bool = True) -> Xml:
    """A line as high as the charts in it, kept with the words below."""
    return paragraph(setting.theme.styles.frame_note, content, flag("keepNext", keep), spacing(), indent(left), *direct)
