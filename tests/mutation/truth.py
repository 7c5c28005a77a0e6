"""Judge the printed text of the packet by the bare cells of the workbook, without anything of the program.

The judge reads the text as a person would: which indicator a sentence names, which figure and which claim word stands
behind the name, and whether the row of that indicator says so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tests.mutation.changes import FIGURES, Grid, Row
from tests.mutation.wording import HAN, bounded, change, number, rank, rank_in_table, signed_change, status, value

PRINTED_STATUS = {"预计": "○ 预计", "初步": "○ 初步", "实际": "● 实际", "": "● 实际"}
DRAWN = {"实际": "actual", "有界限": "bounded", "预计": "expected", "未给出": "missing", "文字": "missing"}
"""The states of marks, by what the text calls them."""
DOUBLED = ("翻番", "翻一番", "翻两番")
ALIASES = {
    "three_gorges_firms": "“三峡系”企业",
    "financial_headquarters": "金融总部机构",
    "ecology_tax_share": "税收贡献",
    "foreign_trade_leaders_share": "规模贡献度",
    "innovation_funds_size": "总规模",
    "innovation_space_area": "创新街区（楼宇、园区）",
    "ctf_underground_progress": "武汉周大福金融中心地下工程",
    "sme_specialised_new": "省级以上专精特新企业",
    "gazelle_new": "省科创物种瞪羚企业",
    "digital_firms_new": "数字经济企业",
}
"""How the templates call an indicator beside its name."""
NEWCOMERS = {"financial_headquarters": "financial_headquarters_new", "three_gorges_firms": "three_gorges_firms_new"}
BEHIND = {
    "企业入选“2024中国服务业企业500强”": "service_top500",
    "入选生态环境部第三批美丽河湖优秀案例": "river_lake_cases",
}
"""What stands behind a figure that has no name before it."""
NOTED = {
    "本年新增创新街区": ("innovation_space_area", "本年新增"),
    "长江设计集团设计的项目": ("river_lake_cases", "长江设计集团设计"),
    "“江岸之光”文明空间": ("governance_cases", "“江岸之光”文明空间"),
}
"""Words that are true as long as the note of a row says so, and there is anything to say it of."""
NAMES = ("18号地块", "第三批美丽河湖", "“2024中国服务业企业500强”", "“江岸之光”")
REFERENCE = re.compile(r"，见[图表]\d+")
"""The number of a table or figure is none of the workbook's."""
UNSAID = re.compile(r"^\(照片位置|^# 数读|^图\d ")
"""Lines of the program's own; the years of titles are judged apart."""
FIGURE = (
    r"(?P<bound>突破|超|近)?(?P<number>−?\d+(?:\.\d+)?)(?P<odd>余)?"
    r"(?P<unit>亿元|万元|万平方米|%|个|家|名|只|栋|部|所)?(?P<tail>左右)?"
)
STATED = re.compile(rf"(?P<status>预计|初步核算)?(?P<verb>增长|下降)?{FIGURE}")
WORD = re.compile(rf"(?P<status>预计|初步核算)?(?P<word>翻两番|翻一番|翻番|持平|前列|中游|前三|第[{HAN}]+)")
NEWCOMER = re.compile(r"(?:其中)?(?:本年)?新增(?=\d|近|超)|其中(?=[近超]?\d+余?[家个]为本年新增)")
OF_WHICH = re.compile("其中")


@dataclass
class Verdict:
    """What was read: every untrue statement, and how many statements there were."""

    untrue: list[str] = field(default_factory=list)
    read: int = 0

    def hold(self, is_true: bool, told: str) -> None:
        self.read += 1
        if not is_true:
            self.untrue.append(told)


# --- the judge -------------------------------------------------------------------------------------------------


class Judge:
    """Reads one text by one grid."""

    def __init__(self, grid: Grid, alternatives: Sequence[str] = ()) -> None:
        """`alternatives` are the words for those who do not see the charts, in the order of the charts."""
        self.alternatives = list(alternatives)
        self.rows = {str(row["编码"]): row for row in grid.rows(FIGURES).values()}
        self.honours = [row for row in grid.rows("荣誉").values() if row["荣誉"]]
        self.year = str(grid.rows("封面")[6]["内容"])[:4]
        names = [(str(row["指标"]), code) for code, row in self.rows.items()]
        named = [*names, *((alias, code) for code, alias in ALIASES.items())]
        self.names = dict(sorted(named, key=lambda each: -len(each[0])))
        alternatives = "|".join(map(re.escape, (*NAMES, *self.names)))
        self.tokens = re.compile(f"(?P<name>{alternatives})|{NEWCOMER.pattern}|{STATED.pattern}|{_plain(WORD)}")
        self.verdict = Verdict()

    def judged(self, text: str) -> Verdict:
        cover, contents, *paragraphs, colophon = text.split("\n\n")
        assert cover.count("\n") == 4
        assert contents.startswith("[目录]")
        assert colophon.startswith("版本")
        for paragraph in paragraphs:
            self._paragraph(paragraph.split("\n"))
        self._whole(text)
        return self.verdict

    def _paragraph(self, lines: Sequence[str]) -> None:
        first = lines[0]
        if re.match(r"表\d", first):
            self._table(lines)
        elif re.match(r"图\d", first) and any(line.startswith("| ---") for line in lines):
            self._chart(lines)
        elif first.startswith("  "):
            for line in lines:
                self._key_figure(line)
        elif first == "限定词的读法":
            pass
        elif any(str(row["荣誉"]) in first for row in self.honours) and "项" in first:
            self._honours(first)
        else:
            for line in lines:
                self._prose(line)

    # --- prose ---

    def _prose(self, line: str) -> None:
        if UNSAID.search(line):
            return
        note = line.strip().startswith("* 预计数")
        if note:
            self.verdict.hold(self.rows["gdp"]["状态"] == "预计", line)
        for sentence in re.split(r"[。；]", "" if note else REFERENCE.sub("", line)):
            self._sentence(sentence)

    def _sentence(self, sentence: str) -> None:
        for words, (code, note) in NOTED.items():
            if words in sentence:
                row = self.rows[code]
                self.verdict.hold(row["备注"] == note and row["值"] not in ("", Decimal(0)), f"{words}: {sentence}")
        subject, said, last = "", "", ("", "")
        begin = 0
        for token in self.tokens.finditer(sentence):
            text, groups = token[0], token.groupdict()
            between = sentence[begin : token.start()]
            begin = token.end()
            if groups["name"]:
                subject, said = self.names.get(text, subject), ""
                continue
            if not (groups["number"] or groups["word"]):
                subject, said = NEWCOMERS.get(subject, subject), ""
                last = (last[0], "其中" if "其中" in text else last[1])
                continue
            behind = next((code for words, code in BEHIND.items() if sentence.startswith(words, token.end())), "")
            subject = behind or subject
            said = groups["status"] or groups["word_status"] or said
            last = self._stated(sentence, subject, said, groups, between, last)

    def _stated(
        self, sentence: str, subject: str, said: str, groups: dict[str, str | None], between: str, last: tuple[str, str]
    ) -> tuple[str, str]:
        """One figure or claim word; gives the code and the word before what follows."""
        if not subject:
            self.verdict.hold(not groups["number"] and not groups["word"], f"whose? {sentence}")
            return last
        row = self.rows[subject]
        told = f"{row['指标']}: {sentence}"
        self.verdict.hold(said == status(row), f"status of {told}")
        if groups["word"]:
            self.verdict.hold(self._is_true_word(groups["word"], row, between), f"{groups['word']} of {told}")
            return last
        shown = "".join(groups[part] or "" for part in ("verb", "bound", "number", "odd", "unit", "tail"))
        self.verdict.hold(shown == (change(row) if groups["verb"] else value(row)), f"{shown} of {told}")
        if OF_WHICH.search(between) or last[1]:
            self.verdict.hold(self._is_part(subject, last[0]), f"其中 of {told}")
        return subject, ""

    def _is_part(self, part: str, whole: str) -> bool:
        if not whole:
            return False
        one, other = self.rows[part]["值"], self.rows[whole]["值"]
        return isinstance(one, Decimal) and isinstance(other, Decimal) and one <= other

    def _is_true_word(self, word: str, row: Row, between: str) -> bool:
        if word in DOUBLED:
            content = row["增速"]
            times = 300 if word == "翻两番" else 100
            return content >= times if isinstance(content, Decimal) else content in (word, *DOUBLED[:2], "翻两番")
        if word == "持平":
            return change(row) == "持平"
        return word == rank(row) and between.endswith(str(row["位次范围"])) and row["位次范围"] != ""

    def _honours(self, line: str) -> None:
        names = "、".join(str(row["荣誉"]) for row in self.honours)
        held = all(row["连续"] == "蝉联" for row in self.honours)
        self.verdict.hold(line.startswith(f"{names}，共{len(self.honours)}项"), line)
        self.verdict.hold("均为蝉联" not in line or held, line)

    # --- tables ---

    def _table(self, lines: Sequence[str]) -> None:
        header, *rows = [_cells(line) for line in lines if line.startswith("|") and "---" not in line]
        note = lines[-1] if lines[-1].startswith("注") else ""
        if header[0] == "用语":
            self._claims_table(rows, note)
        elif "工作簿单元格" in header:
            for cells in rows:
                self._source(cells)
        else:
            for cells in rows:
                self._indicator(dict(zip(header, cells, strict=True)), [row[0] for row in rows])
            shown = [row[2] for row in rows]
            self.verdict.hold(("“—”" in note) == ("—" in shown), f"note of the table: {note}")
            parts = any("其中：" in row[0] for row in rows)
            self.verdict.hold(("其中项" in note) == parts, f"note of the table: {note}")

    def _indicator(self, cells: dict[str, str], stubs: Sequence[str]) -> None:
        name = cells["指标"].removeprefix("其中：")
        row = self.rows[self.names[name]]
        parent = self.rows.get(str(row["上级"]))
        whole_is_there = parent is not None and any(stub == parent["指标"] for stub in stubs)
        expected = {
            "指标": f"其中：{name}" if whole_is_there else name,
            "单位": str(row["单位"]) or "—",
            f"{self.year}年": bounded(number(row["值"]), row["限定"], "") if row["值"] != "" else "—",
            "较上年%": signed_change(row, ""),
            "位次": rank_in_table(row),
            "说明": status(row),
        }
        for header, text in expected.items():
            self.verdict.hold(cells.get(header, "") == text, f"{header} of {name} in the table: {cells}")

    def _source(self, cells: Sequence[str]) -> None:
        name, texts, _, state = cells
        row = self.rows.get(self.names.get(name, ""))
        if row is None:
            return
        self.verdict.hold(state == PRINTED_STATUS[str(row["状态"])], f"status of {name} in the annex: {state}")
        ranks = (rank_in_table(row), f"{row['位次范围']}{rank(row)}")
        bare = bounded(number(row["值"]), row["限定"], "") if row["值"] != "" else ""
        amounts = (value(row), bare, change(row), signed_change(row, ""), signed_change(row, "%"))
        known = {said + each for each in (*amounts, *ranks) for said in ("", status(row))}
        for text in texts.split("；"):
            self.verdict.hold(text in known, f"{text} of {name} in the annex")

    def _claims_table(self, rows: Sequence[Sequence[str]], note: str) -> None:
        holds, stated = (sum(row[-1].startswith(mark) for row in rows) for mark in "●○")
        self.verdict.hold(f"成立{holds}项，载明{stated}项" in note, f"count of claims: {note}")

    # --- charts and key figures ---

    def _chart(self, lines: Sequence[str]) -> None:
        title, note = lines[0], lines[-1] if lines[-1].startswith("注") else ""
        marks = [_cells(line) for line in lines if line.startswith("| ")][2:]
        is_change = "较上年" in title or "增速" in title
        states = [self._panel(each) if len(each) > 3 else self._point(each, is_change) for each in marks]
        moved = [row for row, _ in states if row is not None]
        if "增长" in title:
            self.verdict.hold(all(_grew(row) for row in moved), f"title of the chart: {title}")
        if "四项" in title:
            self.verdict.hold(len(states) == 4, f"count of the chart: {title}")
        drawn = {state for _, state in states}
        bare = {row["状态"] for row, state in states if state == "expected" and row is not None}
        self.verdict.hold(self.alternatives.pop(0) == _aloud(marks), f"words for the chart: {title}")
        self.verdict.hold(not (drawn & {"bounded", "expected"}) or "实心为实际数" in note, f"legend: {note}")
        self.verdict.hold(all(f"{word}数" in note for word in map(str, bare)), f"legend: {note}")
        self.verdict.hold(("预计数" in note) == ("预计" in bare), f"legend: {note}")
        self.verdict.hold(("限定" in note) == ("bounded" in drawn), f"legend: {note}")

    def _point(self, cells: Sequence[str], is_change: bool) -> tuple[Row | None, str]:
        name, shown, said = cells
        row = self.rows[self.names[name]]
        amount, bound = (row["增速"], row["增速限定"]) if is_change else (row["值"], row["限定"])
        expected = status(row) + (signed_change(row, "%") if is_change else value(row))
        self.verdict.hold(shown == expected, f"chart: {cells}")
        state = DRAWN[said]
        mark = "bounded" if bound else "actual"
        true_state = ("expected" if status(row) else mark) if isinstance(amount, Decimal) else "missing"
        self.verdict.hold(state == true_state, f"mark of the chart: {cells}")
        return row, state

    def _panel(self, cells: Sequence[str]) -> tuple[Row | None, str]:
        whole, whole_value, part, part_value, said = cells
        code = self.names.get(whole, "")
        mine = (
            NEWCOMERS[code] if part.endswith("新增") else self.names.get(part.removeprefix("其中"), "ecology_tax_share")
        )
        row = self.rows[mine]
        self.verdict.hold(part_value == status(row) + value(row), f"chart: {cells}")
        true_state = "expected" if status(row) else "bounded" if row["限定"] else "actual"
        self.verdict.hold(DRAWN[said] == true_state, f"mark of the chart: {cells}")
        if code:
            self.verdict.hold(whole_value == status(self.rows[code]) + value(self.rows[code]), f"chart: {cells}")
            self.verdict.hold(self._is_part(mine, code), f"其中 in the chart: {cells}")
            told = "上级" if mine not in NEWCOMERS.values() else ""
            self.verdict.hold(not told or row[told] == code, f"其中 in the chart: {cells}")
        return row, DRAWN[said]

    def _key_figure(self, line: str) -> None:
        label, _, shown = line.strip().partition(": ")
        if label in self.names:
            row = self.rows[self.names[label]]
            expected = f"{status(row)}{value(row)} {change(row)}".strip()
            self.verdict.hold(shown == expected, f"key figure: {line}")
        elif label == "蝉联":
            held = [str(row["荣誉"]) for row in self.honours if row["连续"] == "蝉联"]
            self.verdict.hold(shown.split("; ") == held, f"honours: {line}")
        else:
            for name in shown.split("; "):
                row = self.rows[self.names[name]]
                self.verdict.hold(label == f"{status(row)}{row['位次范围']}{rank(row)}", f"strip: {line}")

    # --- what holds for the whole ---

    def _whole(self, text: str) -> None:
        note = next((part for part in text.split("\n\n") if part.startswith("限定词的读法")), "")
        others = text.replace(note, "") if note else text
        others = re.sub(r"(?m)^(?:注|\|\s*(?:用语|.*(?:●|○))).*$", "", others)
        patterns = {"突破": r"突破\d", "超": r"超\d", "近": r"近\d", "余": r"\d余", "左右": r"左右"}
        patterns |= {"预计": "预计(?!数)", "初步核算": "初步核算"}
        for term, pattern in patterns.items():
            told = bool(re.search(rf"(?m)^{term}：", note))
            self.verdict.hold(told == bool(re.search(pattern, others)), f"reading note: {term}")
        for line in text.split("\n\n")[0].split("\n")[1:2] + re.findall(r"(?m)报告期　.*?(?= \|)|^# 数读.*$", text):
            years = re.findall(r"20\d\d", line)
            self.verdict.hold(not years or self.year in years, f"year: {line}")
        shown = {
            cells[0].removeprefix("其中：") for line in text.split("\n") for cells in [_cells(line)] if len(cells) > 2
        }
        for row in self.rows.values():
            of_now = str(row["报告期"])[:4] in ("", self.year)
            if row["支柱"] != "headline" and of_now:
                self.verdict.hold(str(row["指标"]) in shown, f"row left out of its table: {row['指标']}")


def _aloud(marks: Sequence[Sequence[str]]) -> str:
    """The marks of a chart in words; behind each stands its state, which has to be seen."""
    told = ["，".join("".join(each[at : at + 2]) for at in range(0, len(each) - 1, 2)) for each in marks]
    return "；".join(told).replace("—", "未给出") + "。"


def _grew(row: Row) -> bool:
    content = row["增速"]
    if not isinstance(content, Decimal):
        return content in DOUBLED
    return content > 1 if row["增速限定"] == "左右" else content > 0


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []


def _plain(pattern: re.Pattern[str]) -> str:
    """The pattern with a name of its own for the status before a word."""
    return pattern.pattern.replace("(?P<status>", "(?P<word_status>")
