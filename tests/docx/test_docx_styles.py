"""The look comes from the theme through named styles, with one face for all scripts."""

import io
from dataclasses import fields, replace

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from briefgen.document import Document
from briefgen.faces import shipped_faces
from briefgen.theme import Palette, TextStyle, briefing
from briefgen.writers.docx import write
from tests.docx.reading import W, attributes, found, parts, sample, tree, value, wordprocessing, words
from tests.sample_document import META, PAGES, SAMPLE, body

THEME = briefing()
STYLES = {getattr(THEME.styles, field.name).name: getattr(THEME.styles, field.name) for field in fields(THEME.styles)}


def test_every_style_of_the_theme_is_a_style_of_the_file_with_its_face_size_and_colour() -> None:
    held = {value(each, "./w:name"): each for each in found(tree(sample(), "word/styles.xml"), "//w:style")}
    for name, style in STYLES.items():
        fonts = attributes(held[name], "./w:rPr/w:rFonts")
        family = shipped_faces().face(style.face).family
        assert fonts == dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), family), name
        assert value(held[name], "./w:rPr/w:color") == style.colour, name
        if name != "footnote reference":
            assert value(held[name], "./w:rPr/w:sz") == str(round(style.size * 2)), name


def test_built_in_styles_bear_the_names_that_word_knows() -> None:
    styles = docx.Document(io.BytesIO(sample())).styles
    for name in ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Body Text", "Caption", "List Paragraph"):
        assert styles[name].type == WD_STYLE_TYPE.PARAGRAPH
    for name in ("toc 1", "toc 2", "footnote text", "Header", "Footer"):
        assert styles[name].type == WD_STYLE_TYPE.PARAGRAPH
    for name in ("Strong", "Emphasis", "footnote reference", "Page Number"):
        assert styles[name].type == WD_STYLE_TYPE.CHARACTER


def test_no_style_is_defined_twice_and_every_one_in_use_is_defined() -> None:
    defined = [str(each.get(f"{W}styleId")) for each in found(tree(sample(), "word/styles.xml"), "//w:style")]
    assert len(set(defined)) == len(defined)
    used = {
        each.get(f"{W}val")
        for _, part in wordprocessing(sample())
        for each in found(part, "//w:pStyle | //w:rStyle | //w:tblStyle | //w:basedOn | //w:next")
    }
    assert used <= set(defined)


def test_runs_name_no_face_or_size_of_their_own_but_where_a_style_cannot() -> None:
    """年 beside the digits of the year, and numbers within links, whose style LibreOffice forgets."""
    runs = [each for each in found(tree(sample()), "//w:r[w:rPr/w:rFonts]") if not found(each, "ancestor::w:hyperlink")]
    assert [words(each) for each in runs] == ["年"]


def test_chinese_is_the_language_of_han_and_digits_are_kept_with_their_percent_sign() -> None:
    tongue = attributes(tree(sample(), "word/styles.xml"), "//w:docDefaults//w:lang")
    assert tongue == {"val": "en-US", "eastAsia": "zh-CN"}


def test_lines_are_of_exact_height_without_a_grid() -> None:
    held = {value(each, "./w:name"): each for each in found(tree(sample(), "word/styles.xml"), "//w:style")}
    for name in ("Body Text", "heading 2", "Lead"):
        form = attributes(held[name], "./w:pPr/w:spacing")
        assert (form["line"], form["lineRule"]) == (str(round(STYLES[name].line * 20)), "exact")
    for name in ("Table Body", "Table Number", "Annex Body"):
        form = attributes(held[name], "./w:pPr/w:spacing")
        assert form["lineRule"] == "exact"
        assert int(form["line"]) + int(form["after"]) == pytest.approx(STYLES[name].line * 20, abs=1)
        assert 0.8 * int(form["line"]) == pytest.approx(STYLES[name].baseline() * 20, abs=1)
    for _, part in wordprocessing(sample()):
        assert not found(part, "//w:docGrid | //w:contextualSpacing")


def test_body_hangs_from_x1_and_its_first_line_is_indented_by_two_characters() -> None:
    held = {value(each, "./w:name"): each for each in found(tree(sample(), "word/styles.xml"), "//w:style")}
    form = attributes(held["Body Text"], "./w:pPr/w:ind")
    assert (form["left"], form["firstLineChars"], form["firstLine"]) == ("1160", "200", "440")
    assert value(held["Body Text"], "./w:pPr/w:jc") == "both"
    assert attributes(held["caption"], "./w:pPr/w:ind") == {"left": "1160", "hanging": "1160"}


def test_a_number_in_brackets_is_pulled_out_by_the_blank_half_of_its_bracket() -> None:
    held = {value(each, "./w:name"): each for each in found(tree(sample(), "word/styles.xml"), "//w:style")}
    assert attributes(held["heading 2"], "./w:pPr/w:ind")["hanging"] == str(round((58 + 12.5 / 2) * 20))


def test_the_table_of_faces_names_their_kin_on_an_office_machine() -> None:
    faces = {
        each.get(f"{W}name"): value(each, "./w:altName")
        for each in found(tree(sample(), "word/fontTable.xml"), "//w:font")
    }
    assert faces == {
        "Noto Serif SC": "宋体",
        "Noto Serif SC Black": "方正小标宋简体",
        "Noto Sans SC": "微软雅黑",
        "LXGW WenKai": "楷体",
    }


def test_another_palette_leaves_nothing_of_the_first_one() -> None:
    grey = write(SAMPLE, briefing(Palette(river="123456", mist="FFFFFF", frame="FAFAFA")), PAGES, shipped_faces())
    for name, part in wordprocessing(grey):
        colours = {each for element in part.iter() for each in element.attrib.values()}
        assert not colours & {"0B4A5E", "DCE7EA", "EEF3F5"}, name
    assert b"0B4A5E" not in b"".join(part for part in _charts(grey))


def _charts(content: bytes) -> list[bytes]:
    return [part for name, part in parts(content).items() if name.startswith("word/charts/chart")]


def test_another_measure_of_the_theme_moves_what_it_measures() -> None:
    page = replace(THEME.page, labels=40.0, left=80.0)
    moved = write(SAMPLE, replace(THEME, page=page), PAGES, shipped_faces())
    assert {each.get(f"{W}left") for each in found(tree(moved), "//w:pgMar")} == {"1600"}
    held = {value(each, "./w:name"): each for each in found(tree(moved, "word/styles.xml"), "//w:style")}
    assert attributes(held["caption"], "./w:pPr/w:ind")["hanging"] == "800"


def test_english_is_set_ragged_right_without_first_line_indents() -> None:
    english = write(Document(replace(META, language="en"), (body("One."),)), THEME, {}, shipped_faces())
    held = {value(each, "./w:name"): each for each in found(tree(english, "word/styles.xml"), "//w:style")}
    assert value(held["Body Text"], "./w:pPr/w:jc") == "left"
    assert "firstLineChars" not in attributes(held["Body Text"], "./w:pPr/w:ind")


def test_styles_of_the_theme_have_names_of_their_own() -> None:
    kinds: list[TextStyle] = [getattr(THEME.styles, field.name) for field in fields(THEME.styles)]
    assert len({style.name for style in kinds}) == len(kinds)
