"""Put a chart into the file: its part, the workbook behind it, and the run that shows it."""

from dataclasses import dataclass

from briefgen.writers.docx.drawingml import Axis, Placing, chart_space
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
    """A chart's plot with its axes, the sheet behind it, and its size in points.

    `inset` is what stays free on each side of the plot, within that size: outlines that stand on its edge are cut off
    at the edge of the chart.
    """

    plot: Xml
    axes: tuple[Axis, ...]
    rows: Rows
    extent: tuple[float, float]
    inset: float = 0

    @property
    def placing(self) -> Placing:
        width, height = self.extent
        shares = (self.inset / width, self.inset / height, 1 - 2 * self.inset / width, 1 - 2 * self.inset / height)
        left, top, across, down = (f"{share:.6g}" for share in shares)
        return left, top, across, down


def embedded(drawn: Drawn, alternative: str, setting: Setting) -> Xml:
    """A run that holds the chart; its part and its workbook go into the package."""
    number = next(setting.numbers.charts)
    name, book = f"charts/chart{number}.xml", f"embeddings/workbook{number}.xlsx"
    links = Relationships()
    workbook = links.to("package", f"../{book}")
    style = setting.theme.styles.chart_name
    content = chart_space(drawn.plot, drawn.axes, drawn.placing, style, setting.faces, workbook)
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


def drawing_paragraph(
    content: Xml, left: float, setting: Setting, *direct: Xml, keep: bool = True, overhang: float = 0
) -> Xml:
    """A line as high as the charts in it, kept with the words below; `overhang` is how far it may reach into the
    right margin."""
    place = indent(left, right=-overhang)
    return paragraph(setting.theme.styles.frame_note, content, flag("keepNext", keep), spacing(), place, *direct)
