"""One list of recipients serves the packets of all areas: each person gets those of their own."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from briefgen.cli import main
from tests.areas.scene import folder, three, workbook

PEOPLE = """姓名,地址,地区
甲局长,jia@example.org,甲区
乙局长,yi@example.org,乙区
市长,shi@example.org,
"""


@pytest.fixture
def packet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.chdir(folder(tmp_path, workbook(three(), quotes=())))
    settings = tmp_path / "briefgen.toml"
    settings.write_text(
        'workbook = "w.xlsx"\ntemplate = "districts"\n[mail]\nserver = "smtp.example.org"\n'
        'from = "office@example.org"\nrecipients = "people.csv"\n',
        encoding="utf-8",
    )
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    assert main(["build", "--area", "all"]) == 0
    capsys.readouterr()
    return tmp_path


def test_each_person_gets_the_packets_of_their_own_area(packet: Path) -> None:
    assert main(["mail", "--area", "all", "--eml", "drafts"]) == 0
    drafts = {
        place.name: sorted(
            (str(letter["to"]), next(letter.iter_attachments()).get_filename())
            for letter in (message_from_bytes(path.read_bytes(), policy=default) for path in place.glob("*.eml"))
        )
        for place in sorted((packet / "drafts").iterdir())
    }
    assert sorted(drafts) == ["丙区", "乙区", "甲区"]
    assert [address for address, _ in drafts["甲区"]] == ["市长 <shi@example.org>", "甲局长 <jia@example.org>"]
    assert {name.partition(".")[0] for _, name in drafts["甲区"] if name} == {"甲区2024年简报"}
    assert [address for address, _ in drafts["丙区"]] == ["市长 <shi@example.org>"]


def test_a_dry_run_tells_of_every_area(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mail", "--area", "甲区,乙区"]) == 0
    told = capsys.readouterr().out
    assert "甲区2024年简报" in told
    assert "乙区2024年简报" in told
    assert "丙区" not in told
    assert packet.is_dir()


def test_nothing_is_sent_where_one_packet_is_not_ready(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (packet / "w.xlsx").write_bytes(workbook(three({"乙区": 999}), quotes=()))
    assert main(["mail", "--area", "all", "--send"]) == 1
    told = capsys.readouterr()
    assert "smtp" not in told.err
    assert "out/乙区" in told.err
