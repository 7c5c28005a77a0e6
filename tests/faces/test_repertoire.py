"""The characters of names and office texts: those that the State Council's table has, and no face may lack one."""

from hashlib import sha256

import pytest

from briefgen.faces import shipped_faces
from briefgen.faces.faces import SHIPPED
from briefgen.faces.repertoire import BEYOND_GB_2312, gb_2312

ONLY_IN_GB_2312 = (
    "丌丨丬丶丿乇亠亻佧冂冖冫凵刂勹匚卩厶咭哜囗囝坶垅堀夂嬲宀屮巛庀廴廾弪彐彡後忄憝扌拚挢捱揎揞揲搿摺擗攴攵朊楱榀榘欷氵"
    "氽沲泶渖灬熳犭猓猸甙疋疒痖矽砦砩硷磺礤礻窆箝簦糸纟缋缍缏肀肜膣膪臁舡舨艹茇菸虍蚵螓蟓蠛衤謦讠诶谘跫軎辶醣钅钶钸镙镟阝"
    "阢飚饣馀髟鲶鳆鳋麴齄"
)
"""Radicals and forms that the table of 2013 left out."""

TABLE = "17719705d5498f3f79616a1628bcf5c3fe67e0a177d43ef1f332f283b58c625d"
"""SHA-256 of its characters in the order of their code points, as Unicode 15.0 lists them (Unihan, kTGH)."""


def general_standard_characters() -> list[str]:
    ideographs = {each for each in gb_2312() if "一" <= each <= "龥"}
    return sorted((ideographs - set(ONLY_IN_GB_2312)) | set(BEYOND_GB_2312))


def test_the_table_is_that_of_the_state_council_as_unicode_lists_it() -> None:
    characters = general_standard_characters()
    assert len(characters) == 8105
    assert sha256("".join(characters).encode()).hexdigest() == TABLE


@pytest.mark.parametrize("name", [each.name for each in SHIPPED])
def test_every_face_has_all_of_its_8105_characters_itself(name: str) -> None:
    face = shipped_faces().face(name)
    assert [each for each in general_standard_characters() if not face.covers(each)] == []
    assert [each for each in general_standard_characters() if face.advance(each) != 1.0] == []


@pytest.mark.parametrize("name", [each.name for each in SHIPPED])
def test_every_face_has_the_whole_of_gb_2312_and_of_the_general_standard_table(name: str) -> None:
    face = shipped_faces().face(name)
    assert [each for each in gb_2312().union(BEYOND_GB_2312) if not face.covers(each)] == []


def test_the_two_tables_have_as_many_characters_as_their_standards_say() -> None:
    ideographs = {each for each in gb_2312() if "一" <= each <= "龥"}
    assert (len(gb_2312()), len(ideographs)) == (7445, 6763)
    assert len(set(BEYOND_GB_2312)) == len(BEYOND_GB_2312) == 1467
    assert gb_2312().isdisjoint(BEYOND_GB_2312)
