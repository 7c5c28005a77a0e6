"""What was noticed hangs as comments on its words; the Word file beside it stays clean."""

import io
from pathlib import Path

import docx
import openpyxl
import pytest

from briefgen.cli import main
from briefgen.document import Note, Paragraph, Text
from briefgen.writers.docx.comments import WORD, Remark, commented
from tests.docx.reading import parts, tree, words, written
from tests.readers.making import pdf_file, word_file, workbook
from tests.sample_document import figure

Told = list[tuple[str, str]]


def told(content: bytes) -> Told:
    """(words under the comment, first line of the comment) in reading order, as python-docx reads the comments."""
    said = {f"{each.comment_id}": each.text.splitlines()[0] for each in docx.Document(io.BytesIO(content)).comments}
    open_: dict[str, str] = {}
    found: Told = []
    for each in tree(content).iter():
        identifier = str(each.get(f"{WORD}id"))
        if each.tag == f"{WORD}commentRangeStart":
            open_[identifier] = ""
        elif each.tag == f"{WORD}t":
            open_ = {key: words + (each.text or "") for key, words in open_.items()}
        elif each.tag == f"{WORD}commentRangeEnd":
            found.append((open_.pop(identifier), said[identifier]))
    assert open_ == {}
    assert len(found) == len(said)
    return found


def test_close_claims_waivers_and_warnings_are_comments_in_a_file_beside_the_clean_one(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = "区里率先建成全国唯一的中心，服务企业88家。"
    source = openpyxl.load_workbook(packet / "data/jiangan-2024.xlsx")
    source["例外"].append([sentence, "区发改委确认函", "张三"])
    source.save(packet / "data/jiangan-2024.xlsx")
    wellbeing = packet / "templates/jiangan/wellbeing.md"
    claim = "高新技术产业产值{{ 高新技术产业产值 | claim('超500亿元') }}。"
    expected = "预计高新技术产业产值{{ 高新技术产业产值 }}。"
    wellbeing.write_text(
        wellbeing.read_text(encoding="utf-8") + "\n\n".join(("", sentence, claim, expected, "")), encoding="utf-8"
    )
    assert main(["build", "--annotate"]) == 0
    outputs = capsys.readouterr().out.split()
    assert [Path(each).name for each in outputs] == [
        "江岸区2024年发展简报.docx",
        "江岸区2024年发展简报.pdf",
        "江岸区2024年发展简报（批注）.docx",
    ]
    clean, annotated = (packet / outputs[0]).read_bytes(), (packet / outputs[2]).read_bytes()
    assert [(under, comment[-6:]) for under, comment in told(annotated)] == [
        (sentence, "[C388]"),
        ("超500亿元", "[C369]"),
        ("644亿元", "[C377]"),
    ]
    assert words(tree(annotated)) == words(tree(clean))
    assert "word/comments.xml" not in parts(clean)


@pytest.fixture
def mailed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a packet that went out and the workbook as it is now."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "简报.docx").write_bytes(word_file())
    (tmp_path / "新.xlsx").write_bytes(workbook(F19=651.2, J11=50))
    return tmp_path


def test_verify_hangs_what_is_wrong_on_its_words_in_a_copy(mailed: Path) -> None:
    assert main(["verify", "简报.docx", "--workbook", "新.xlsx", "--mark", "已标.docx"]) == 1
    found = told((mailed / "已标.docx").read_bytes())
    stale, untrue = "高新技术产业产值 指标!F19: 644亿元 → 651.2亿元", "技术合同成交额 指标!J11: 翻番? 50 < 100"
    assert found.count(("644亿元", stale)) == 2
    assert found.count(("644", "高新技术产业产值 指标!F19: 644 → 651.2")) == 1
    assert found.count(("翻番", untrue)) == 2
    assert found.count(("翻番", "技术合同成交额 指标!J11: 翻番 → 50%")) == 3
    assert len(found) == 8
    assert words(tree((mailed / "已标.docx").read_bytes())) == words(tree(word_file()))


def test_a_word_copy_needs_a_word_file_that_was_verified(mailed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mailed / "简报.pdf").write_bytes(pdf_file())
    assert main(["verify", "简报.pdf", "--workbook", "新.xlsx", "--mark", "已标.docx"]) == 2
    assert "[V729]" in capsys.readouterr().err


def test_comments_that_were_there_stay_and_the_new_ones_count_on() -> None:
    once = commented(word_file(), [Remark("一读", "_fig_0001")])
    twice = commented(once, [Remark("二读", "_fig_0001"), Remark("三读", "_fig_0002")])
    assert sorted(comment for _, comment in told(twice)) == sorted(["一读", "二读", "三读"])
    assert [each.comment_id for each in docx.Document(io.BytesIO(twice)).comments] == [0, 1, 2]


def test_a_remark_on_a_footnote_hangs_on_the_mark_of_the_note() -> None:
    content = written(Paragraph((Text("甲"), Note((Text("注"), figure("{超|235||亿元|}"))), Text("乙"))))
    found = commented(content, [Remark("看这里", "_fig_0001")])
    (start,) = tree(found).iter(f"{WORD}commentRangeStart")
    beside = start.getnext()
    assert beside is not None
    assert beside.find(f"{WORD}footnoteReference") is not None
    assert told(found) == [("", "看这里")]


def test_a_remark_without_a_place_stands_at_the_first_paragraph_and_quotes_its_sentence() -> None:
    found = commented(written(Paragraph((Text("甲。"),))), [Remark("不见了", "", "乙增长5%。", "5%")])
    assert told(found) == [("甲。", "不见了")]
    assert next(iter(docx.Document(io.BytesIO(found)).comments)).text.splitlines() == ["不见了", "“乙增长5%。”"]


def test_the_same_remarks_give_the_same_bytes() -> None:
    remarks = [Remark("一读", "_fig_0003")]
    assert commented(word_file(), remarks) == commented(word_file(), remarks)
