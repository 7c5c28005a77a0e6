"""Fonts cut down: for a document, and for shipping."""

from dataclasses import replace
from pathlib import Path

import uharfbuzz

from briefgen.faces import Face, shipped_faces
from briefgen.faces.cutting import Cut
from briefgen.faces.faces import SHIPPED
from briefgen.faces.repertoire import shipped_characters
from briefgen.faces.shipping import cut_for_shipping


def opened(content: bytes) -> uharfbuzz.Face:
    return uharfbuzz.Face(content)


def outline(content: bytes, glyph: int) -> list[object]:
    font = uharfbuzz.Font(opened(content))
    strokes: list[object] = []
    pen = uharfbuzz.DrawFuncs()
    pen.set_move_to_func(lambda x, y, _: strokes.append(("move", x, y)))
    pen.set_line_to_func(lambda x, y, _: strokes.append(("line", x, y)))
    pen.set_quadratic_to_func(lambda *points: strokes.append(("curve", points[:4])))
    pen.set_close_path_func(lambda _: strokes.append("close"))
    font.draw_glyph(glyph, pen)
    return strokes


def cut(characters: list[str]) -> Cut:
    return shipped_faces().face("song").cut(characters)


def test_a_cut_holds_the_glyphs_that_were_asked_for_and_no_others() -> None:
    made = cut(["江", "岸", "区"])
    assert sorted(made.glyphs.values()) == [1, 2, 3]
    assert opened(made.content).glyph_count == 4
    assert len(made.content) < 2000


def test_a_cut_holds_nothing_but_outlines_and_measures() -> None:
    assert set(opened(cut(["江"]).content).table_tags) == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}


def test_a_glyph_is_drawn_by_a_cut_as_by_the_whole_face() -> None:
    face = shipped_faces().face("song")
    whole = face.file.path.read_bytes()
    made = cut(["国", "江", "——"])
    for character, glyph in made.glyphs.items():
        assert outline(made.content, glyph) == outline(whole, face.glyph(character)) != []


def test_the_same_characters_give_the_same_bytes() -> None:
    assert cut(["江", "岸"]).content == cut(["江", "岸"]).content


def test_a_font_cut_for_shipping_keeps_its_names_and_still_joins_dashes(tmp_path: Path) -> None:
    file = replace(SHIPPED[0], path=tmp_path / "cut.ttf")
    file.path.write_bytes(cut_for_shipping(SHIPPED[0].path.read_bytes(), "江—😀"))
    face, font = Face(file), opened(file.path.read_bytes())
    assert set(font.unicodes) == {ord("江"), ord("—")}
    assert "Noto Serif SC" in [font.get_name(*each) for each in font.list_names()]
    assert (face.advance("—"), face.joins("——")) == (1.0, True)


def test_a_shipped_file_cut_again_by_its_recipe_is_itself() -> None:
    whole = SHIPPED[2].path.read_bytes()
    again = cut_for_shipping(whole, shipped_characters())
    assert opened(again).unicodes == opened(whole).unicodes
    assert len(again) == len(whole)
