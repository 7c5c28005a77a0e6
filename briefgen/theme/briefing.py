"""The theme of the house: labels hang at x0, text stands at x1, one colour, black hairlines."""

from dataclasses import replace

from briefgen.theme.text import TextStyle
from briefgen.theme.values import (
    ChartMetrics,
    CoverMetrics,
    PageGeometry,
    Palette,
    PictureMetrics,
    Styles,
    TableMetrics,
    Theme,
)


def briefing(palette: Palette | None = None, page: PageGeometry | None = None) -> Theme:
    """The theme of the house: labels hang at x0, text stands at x1, one colour."""
    colours, geometry, usual = palette or Palette(), page or PageGeometry(), PageGeometry()
    share, lower = geometry.measure / usual.measure, geometry.top - usual.top
    cover, charts = CoverMetrics(), ChartMetrics()
    return Theme(
        "briefing",
        _briefing_styles(colours.river, geometry.labels),
        colours,
        geometry,
        tables=TableMetrics().spread(share),
        charts=replace(
            charts,
            marks_end=charts.marks_end * share,
            panel=charts.panel + (geometry.measure - usual.measure) / 2,
        ),
        pictures=PictureMetrics(frame_height=PictureMetrics().frame_height * share),
        cover=replace(
            cover,
            rule=cover.rule + lower,
            title=cover.title + lower,
            logo_end=cover.logo_end + lower,
            end=cover.end + usual.bottom - geometry.bottom,
        ),
    )


def _briefing_styles(river: str, x1: float) -> Styles:
    hei = TextStyle("Hei", "hei", 9, 15)
    bold = replace(hei, face="hei-bold")
    black = replace(hei, face="song-black")
    song = replace(hei, face="song", size=11, line=18)
    return Styles(
        cover_issuer=replace(bold, name="Cover Issuer", size=10, before=9),
        cover_mark=replace(hei, name="Cover Mark", size=10, before=9, alignment="right"),
        cover_index=replace(hei, name="Cover Index", size=11, line=18, before=8, after=8),
        cover_index_number=replace(bold, name="Cover Index Number", size=11, line=18, colour=river),
        cover_foot=replace(hei, name="Cover Foot", before=8),
        title=replace(black, name="Title", size=36, line=48, before=120),
        title_last=replace(black, name="Title Last", size=36, line=54),
        title_plain=replace(black, name="Title Plain", size=44, line=60, before=120),
        cover_year=replace(black, name="Cover Year", size=128, line=120, colour=river),
        subtitle=replace(hei, name="Subtitle", size=14, line=24, before=6),
        heading_1=replace(black, name="heading 1", size=28, line=42, before=15, keep_with_next=True),
        heading_1_number=replace(bold, name="Heading 1 Number", size=28, line=42, colour=river),
        section_title=replace(black, name="Section Title", size=20, line=30, before=12, after=6, keep_with_next=True),
        pillar_subtitle=replace(hei, name="Pillar Subtitle", size=12, line=18, after=12, left=x1, keep_with_next=True),
        lead=replace(song, name="Lead", size=13.5, line=24, after=18, left=x1, alignment="justified"),
        voice=replace(hei, name="Voice", face="kai", size=12.5, line=21, before=9, left=x1, alignment="justified"),
        voice_name=replace(bold, name="Voice Name", size=11, line=21),
        attribution=replace(hei, name="Attribution", line=18, after=6, left=x1),
        heading_2=replace(bold, name="heading 2", size=12.5, line=21, before=12, after=3, left=x1, keep_with_next=True),
        heading_2_number=replace(bold, name="Heading 2 Number", size=12.5, line=21, colour=river),
        heading_3=replace(bold, name="heading 3", size=11, line=18, before=6, left=x1, keep_with_next=True),
        heading_4=replace(hei, name="heading 4", size=11, line=18, before=6, left=x1, keep_with_next=True),
        body=replace(song, name="Body Text", left=x1, first_line=22, alignment="justified"),
        list=replace(song, name="List Paragraph", left=x1, hanging=14, alignment="justified"),
        summary=replace(song, name="Summary", after=6, left=x1, alignment="justified"),
        summary_label=replace(bold, name="Summary Label", size=10, line=18),
        figure_label=replace(bold, name="Key Figure Label", size=10.5, line=18, before=15, after=3),
        figure_number=replace(black, name="Key Figure Number", size=30, line=42, after=15, colour=river),
        figure_percent=replace(black, name="Key Figure Percent", size=18, line=42, colour=river),
        figure_qualifier=replace(hei, name="Key Figure Qualifier", size=10.5, line=42),
        strip_item=replace(hei, name="Key Figure Strip", size=11, line=21, before=15, after=15),
        reading_note=replace(hei, name="Reading Note", before=36),
        reading_term=replace(bold, name="Reading Term"),
        caption=replace(bold, name="caption", size=10, line=18, before=18, after=6, left=x1, keep_with_next=True),
        caption_label=replace(bold, name="Caption Label", size=10, line=18, colour=river),
        table_header=replace(bold, name="Table Header", line=18),
        table_header_note=replace(hei, name="Table Header Note", line=18),
        table_body=replace(hei, name="Table Body", size=9.5, line=18),
        table_number=replace(hei, name="Table Number", size=9.5, line=18),
        table_note=replace(hei, name="Table Note", size=8.5, line=13, before=6, left=x1),
        footnote=replace(hei, name="footnote text", size=8.5, line=13, before=5, hanging=14),
        footnote_mark=replace(hei, name="footnote reference", size=7, line=13),
        running=replace(hei, name="header", size=8.5, line=12),
        draft=replace(bold, name="Draft", size=10.5, line=12, alignment="centred"),
        page_number=replace(bold, name="Page Number", size=10.5, line=12),
        contents_1=replace(hei, name="toc 1", size=11, line=22.5, left=x1),
        contents_number=replace(bold, name="Contents Number", size=11, line=22.5, colour=river),
        contents_2=replace(hei, name="toc 2", size=9.5, line=18, left=x1),
        annex_header=replace(bold, name="Annex Header", size=8.5, line=16),
        annex_body=replace(hei, name="Annex Body", size=8.5, line=14),
        annex_mark=replace(hei, name="Annex Mark", size=6.8, line=14, colour=river),
        edition=replace(hei, name="Edition", before=9),
        edition_label=replace(bold, name="Edition Label"),
        edition_code=replace(bold, name="Edition Code", tracking=0.5),
        chart_name=replace(hei, name="Chart Name", size=9.5, line=21),
        chart_value=replace(bold, name="Chart Value", size=9.5, line=21),
        frame_note=replace(hei, name="Frame Note", size=8.5, line=13),
    )
