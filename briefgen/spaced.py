"""Transform a theme into the same one for languages that part words by spaces; pure."""

from dataclasses import replace

from briefgen.theme import Theme


def for_spaced_words(theme: Theme) -> Theme:
    """The theme as a language has it that parts words by spaces: less leading, no Kai, longer words in columns."""
    styles = theme.styles
    return replace(
        theme,
        styles=replace(
            styles,
            lead=replace(styles.lead, size=12.5, line=19, after=14),
            voice=replace(styles.voice, face="song", size=11.5, line=17.5),
            attribution=replace(styles.attribution, line=16),
            body=replace(styles.body, size=10.5, line=15, after=6),
            list=replace(styles.list, size=10.5, line=15),
            summary=replace(styles.summary, size=10.5, line=14.5, after=4.5),
            heading_1=replace(styles.heading_1, line=36),
            figure_label=replace(styles.figure_label, before=12, after=0),
            figure_number=replace(styles.figure_number, line=38, after=10),
            strip_item=replace(styles.strip_item, size=10.5, line=17, before=10, after=10),
            reading_note=replace(styles.reading_note, line=13, before=24),
            reading_term=replace(styles.reading_term, line=13),
            table_body=replace(styles.table_body, line=12.5),
            table_number=replace(styles.table_number, line=12.5),
            annex_body=replace(styles.annex_body, line=11),
            contents_1=replace(styles.contents_1, line=18),
        ),
        tables=replace(
            theme.tables,
            widths=(("stub", 158), ("unit", 58), ("value", 64), ("change", 66), ("rank", 66), ("remark", 42)),
            axes=(("value", 18), ("change", 16)),
            sources=(172, 136, 92, 54),
            spare="stub",
            claims=(100, 84, 134, 76, 60),
            annex_cell_gap=8,
            row_padding=2.75,
            annex_row_padding=1.5,
        ),
        figures=replace(theme.figures, wraps=True, digits_gap=1, change_gap=2),
        cover=replace(theme.cover, columns=2),
        charts=replace(theme.charts, names=174, zero=236),
        contents_above=24,
        voices_run_in=True,
        emphasis="hei",
        circled_notes=False,
    )
