"""The file as a package: it opens, it is whole, it bears nothing of the machine, and it is the same every time."""

import io
import os
import posixpath
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from hashlib import sha256

import docx
import pytest
from lxml import etree

from tests.docx.reading import RECORD, R, found, parts, sample, tree, written
from tests.sample_document import META, body
from tests.samples import ROOT

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
HASH = """
from hashlib import sha256
from tests.docx.reading import sample
print(sha256(sample()).hexdigest())
"""


def test_python_docx_opens_it_and_finds_title_issuer_and_language() -> None:
    properties = docx.Document(io.BytesIO(sample())).core_properties
    assert (properties.title, properties.author, properties.language) == (META.title, META.issuer, "zh-CN")
    assert properties.created == properties.modified == datetime(2025, 1, 8, tzinfo=UTC)


def test_a_packet_without_a_date_bears_a_fixed_one() -> None:
    assert docx.Document(io.BytesIO(written(body("一句"), date="")))
    created = docx.Document(io.BytesIO(written(body("一句"), date="元月"))).core_properties.created
    assert created == datetime(2000, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(("seed", "zone"), [("1", "Asia/Shanghai"), ("2", "America/New_York")])
def test_bytes_are_the_same_with_every_hash_seed_and_in_every_zone(seed: str, zone: str) -> None:
    surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
    made = subprocess.run([sys.executable, "-c", HASH], env=surroundings, capture_output=True, text=True, check=True)
    assert made.stdout.strip() == sha256(sample()).hexdigest()


def test_entries_bear_no_time_and_the_media_types_come_first() -> None:
    with zipfile.ZipFile(io.BytesIO(sample())) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert entries[0].filename == "[Content_Types].xml"
    names = [entry.filename for entry in entries[1:]]
    assert names == sorted(names)


def test_every_relationship_leads_to_a_part_and_every_part_but_the_root_is_referred_to() -> None:
    held = parts(sample())
    targets = {target for name, part in held.items() if name.endswith(".rels") for target in _targets(name, part)}
    assert targets <= set(held)
    assert {name for name in held if not name.endswith((".rels", "[Content_Types].xml"))} == targets


def _targets(name: str, part: bytes) -> set[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    inside = [each for each in etree.fromstring(part).iter(RELATIONSHIPS) if each.get("TargetMode") != "External"]
    return {posixpath.normpath(posixpath.join(folder, each.get("Target", ""))) for each in inside}


def test_every_part_has_a_media_type() -> None:
    held = parts(sample())
    types = etree.fromstring(held["[Content_Types].xml"])
    named = {each.get("PartName", "").lstrip("/") for each in types}
    extensions = {each.get("Extension") for each in types}
    assert all(name in named or name.rpartition(".")[2] in extensions for name in held)
    assert all(name in held for name in named if name)


def test_identifiers_of_relationships_that_parts_use_exist() -> None:
    for name, part in parts(sample()).items():
        if not name.endswith(".xml") or name.startswith(("docProps", "customXml", "[Content")):
            continue
        elements = etree.fromstring(part).iter()
        used = {each.get(f"{R}{key}") for each in elements for key in ("id", "embed")} - {None}
        links = parts(sample()).get(f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels")
        known = {each.get("Id") for each in etree.fromstring(links)} if links else set()
        assert used <= known, name


def test_the_record_travels_inside_unchanged() -> None:
    assert tree(sample(), "customXml/item1.xml").text == RECORD


def test_without_a_record_there_is_no_custom_part() -> None:
    assert not [name for name in parts(written(body("一句"))) if name.startswith("customXml")]


def test_nothing_asks_word_to_update_fields_when_it_opens_the_file() -> None:
    settings = tree(sample(), "word/settings.xml")
    assert not found(settings, "//w:updateFields")
    assert not found(tree(sample()), "//*[@w:dirty]")


def test_no_part_bears_a_path_of_this_machine() -> None:
    for part in parts(sample()).values():
        assert str(ROOT).encode() not in part
        assert b"/home/" not in part


def test_a_document_without_blocks_is_still_a_file() -> None:
    assert docx.Document(io.BytesIO(written())).paragraphs
