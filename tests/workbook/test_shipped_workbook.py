"""The shipped workbook says what the source says, and is one that a person likes to open."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from briefgen.indicators import Dataset, Entry, Observation, Status
from briefgen.quantities import Bound, Quantity
from briefgen.workbook import read

DATA = Path(__file__).parents[2] / "data"
SHIPPED = DATA / "jiangan-2024.xlsx"
EXACT, OVER, CROSSED = Bound.EXACT, Bound.OVER, Bound.CROSSED
NEARLY, AROUND, SOME_OVER = Bound.NEARLY, Bound.AROUND, Bound.SOME_OVER
ACTUAL, EXPECTED = Status.ACTUAL, Status.EXPECTED
CENTRAL = "中心城区"

# pillar, name, value, unit, bound, status, change (number and bound, or words), rank (number or words) and peers
FACTS = [
    ("headline", "地区生产总值", "1700", "亿元", CROSSED, EXPECTED, None, None),
    ("headline", "地方一般公共预算收入", "121.9", "亿元", EXACT, ACTUAL, ("4.8", EXACT), None),
    ("headline", "城镇居民人均可支配收入", None, None, None, ACTUAL, None, ("1", CENTRAL)),
    ("headline", "公共服务质量", None, None, None, ACTUAL, None, ("1", CENTRAL)),
    ("headline", "新开工亿元以上重大项目", "44", "个", EXACT, ACTUAL, None, None),
    ("headline", "亿元以上招商项目开工", "19", "个", EXACT, ACTUAL, None, None),
    ("headline", "固定资产投资", "450", "亿元", AROUND, ACTUAL, None, None),
    ("headline", "营商环境诉求办理满意率", "100", "%", EXACT, ACTUAL, None, None),
    ("innovation", "武创院引育落地项目", "10", "个", NEARLY, ACTUAL, None, None),
    ("innovation", "技术合同成交额", "235", "亿元", OVER, ACTUAL, "翻番", None),
    ("innovation", "新增市级众创孵化载体", "5", "家", EXACT, ACTUAL, None, None),
    ("innovation", "创新街区（楼宇、园区）面积", "5.5", "万平方米", EXACT, ACTUAL, None, None),
    ("innovation", "数字经济规模占比", "50", "%", EXACT, ACTUAL, None, None),
    ("innovation", "入库科技型中小企业", "891", "家", EXACT, ACTUAL, None, None),
    ("innovation", "新增数字经济企业", "56", "家", EXACT, ACTUAL, None, None),
    ("innovation", "新增省级以上专精特新企业", "26", "家", EXACT, ACTUAL, None, None),
    ("innovation", "新增省科创物种瞪羚企业", "16", "家", EXACT, ACTUAL, None, None),
    ("innovation", "高新技术产业产值", "644", "亿元", EXACT, ACTUAL, ("13.5", EXACT), None),
    ("innovation", "引进培育高层次人才", "140", "名", SOME_OVER, ACTUAL, None, None),
    ("innovation", "院士（专家）工作站总数", None, "个", None, ACTUAL, None, ("1", CENTRAL)),
    ("innovation", "引进成立科创基金", "4", "只", EXACT, ACTUAL, None, None),
    ("innovation", "科创基金总规模", "11.6", "亿元", EXACT, ACTUAL, None, None),
    ("finance", "周大福金融中心地下工程进度", "60", "%", EXACT, ACTUAL, None, None),
    ("finance", "新增金融总部机构", "10", "家", EXACT, ACTUAL, None, None),
    ("finance", "金融总部机构总数", "110", "家", EXACT, ACTUAL, None, None),
    ("finance", "外贸进出口总额", None, None, None, EXPECTED, ("11", AROUND), ("前列", CENTRAL)),
    ("finance", "外贸龙头企业", "5", "家", EXACT, ACTUAL, None, None),
    ("finance", "外贸龙头企业规模贡献度", "70", "%", OVER, ACTUAL, None, None),
    ("finance", "社会消费品零售总额", None, None, None, EXPECTED, ("7", AROUND), None),
    ("finance", "新增商业面积", "15", "万平方米", EXACT, ACTUAL, None, None),
    ("finance", "引进首店", "117", "家", EXACT, ACTUAL, None, None),
    ("finance", "新能源汽车销售额", "50", "亿元", OVER, ACTUAL, "翻一番", None),
    ("finance", "新增纳税过亿元楼宇", "2", "栋", EXACT, ACTUAL, None, None),
    ("finance", "税收亿元楼", "25", "栋", EXACT, ACTUAL, None, None),
    ("finance", "十亿元楼", "3", "栋", EXACT, ACTUAL, None, None),
    ("finance", "入选2024中国服务业企业500强", "3", "家", EXACT, ACTUAL, None, None),
    ("ecology", "入选第三批美丽河湖优秀案例的项目", "2", "个", EXACT, ACTUAL, None, None),
    ("ecology", "生态环保重点企业", "73", "家", EXACT, ACTUAL, None, None),
    ("ecology", "新增“三峡系”企业", "2", "家", EXACT, ACTUAL, None, None),
    ("ecology", "“三峡系”企业总数", "15", "家", EXACT, ACTUAL, None, None),
    ("ecology", "生态环保产业税收贡献", "19", "%", EXACT, ACTUAL, None, None),
    ("wellbeing", "协昌里小区加装电梯", "18", "部", EXACT, ACTUAL, None, None),
    ("wellbeing", "全省社会治理创新十佳案例", "1", "个", EXACT, ACTUAL, None, None),
    ("wellbeing", "市级以上先进典型数量", None, None, None, ACTUAL, None, ("前列", "全市")),
]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    result = read(SHIPPED.read_bytes(), SHIPPED.name)
    assert result.diagnostics == ()
    return result.output


def written(entry: Entry | None) -> object:
    """An entry as the table above writes it: words, or a number with its bound."""
    if entry is None or isinstance(entry.content, str):
        return entry and entry.content
    return str(entry.content.number), entry.content.bound


def rank(observation: Observation) -> tuple[object, str] | None:
    said = written(observation.rank)
    if said is None or observation.peers is None:
        return None
    return (said[0] if isinstance(said, tuple) else said), observation.peers.text


def test_every_fact_of_the_source_is_read_back(dataset: Dataset) -> None:
    rows = []
    for indicator in dataset.indicators:
        (observation,) = indicator.observations
        value = observation.value.content if observation.value else None
        assert not isinstance(value, str)
        rows.append(
            (
                indicator.pillar,
                indicator.name.text,
                str(value.number) if value else None,
                indicator.unit.text if indicator.unit else None,
                value.bound if value else None,
                observation.status,
                written(observation.change),
                rank(observation),
            )
        )
    assert rows == FACTS


def test_the_three_honours_are_held_again(dataset: Dataset) -> None:
    assert [(each.name.text, str(each.held)) for each in dataset.honours] == [
        ("中国百强区", "蝉联"),
        ("全国创新百强区", "蝉联"),
        ("全国投资竞争力百强区", "蝉联"),
    ]


def test_values_know_their_cell_then_the_bound_then_the_unit(dataset: Dataset) -> None:
    product = dataset.indicator("gdp")
    assert product
    value = product.observations[0].value
    assert value
    assert [str(origin) for origin in value.origins] == ["指标!F2", "指标!G2", "指标!D2"]
    assert value.origins[0].workbook == "jiangan-2024.xlsx"


def test_changes_and_ranks_stand_in_the_cells_that_the_annex_prints(dataset: Dataset) -> None:
    trade = dataset.indicator("外贸进出口总额")
    assert trade
    observation = trade.observations[0]
    assert observation.change
    assert observation.rank
    assert str(observation.change.origins[0]) == "指标!J27"
    assert str(observation.rank.origins[0]) == "指标!L27"
    assert str(dataset.honours[0].held and dataset.honours[0].held.origin) == "荣誉!C2"


def test_a_change_is_in_percent(dataset: Dataset) -> None:
    revenue = dataset.indicator("budget_revenue")
    assert revenue
    change = revenue.observations[0].change
    assert change
    assert isinstance(change.content, Quantity)
    assert (change.content.number, change.content.unit) == (Decimal("4.8"), "%")


def test_families_share_a_group_and_only_parts_have_a_parent(dataset: Dataset) -> None:
    families: dict[str, list[str]] = {}
    for indicator in dataset.indicators:
        if indicator.group:
            families.setdefault(indicator.group, []).append(indicator.code)
    assert families == {
        "科创基金": ["innovation_funds", "innovation_funds_size"],
        "金融总部机构": ["financial_headquarters_new", "financial_headquarters"],
        "外贸龙头企业": ["foreign_trade_leaders", "foreign_trade_leaders_share"],
        "税收亿元楼": ["tax_buildings_new", "tax_buildings", "tax_buildings_billion"],
        "“三峡系”企业": ["three_gorges_firms_new", "three_gorges_firms"],
    }
    parents = {each.code: each.parent for each in dataset.indicators if each.parent}
    assert parents == {"tax_buildings_billion": "tax_buildings"}


PREFACE = "现将2024年江岸区经济社会发展有关情况编印，供参阅。数据取自区级指标工作簿，注明预计的为编印日预计数。"


def test_the_cover_is_read_by_its_canonical_names(dataset: Dataset) -> None:
    assert {item.key: item.content.text for item in dataset.cover} == {
        "title": "江岸区2024年发展简报",
        "subtitle": "产业转型升级与城区发展",
        "area": "江岸区",
        "parent_area": "武汉市",
        "period": "2024年",
        "period_text": "2024年1—12月",
        "issuer": "武汉市江岸区人民政府办公室",
        "date": "2025年1月8日",
        "mark": "样例　非正式印发",
        "letterhead": "江岸区发展简报",
        "issue": "1",
        "compiler": "武汉市江岸区人民政府办公室",
        "preface": PREFACE,
        "reported_to": "区委、区人大常委会、区政府、区政协领导同志",
        "sent_to": "市政府办公厅，市发展改革委，市统计局",
        "issued_to": "各街道办事处，区直各部门",
        "printer": "武汉市江岸区人民政府办公室",
        "printed": "2025年1月8日",
        "copies": "40",
    }
    assert dataset.period.code == "2024"


def test_each_numbered_pillar_has_a_subtitle_a_lead_and_a_voice(dataset: Dataset) -> None:
    voices = {quote.pillar: quote for quote in dataset.quotes}
    for pillar in dataset.numbered_pillars:
        assert pillar.subtitle
        assert pillar.lead
        assert not any(character.isdigit() for character in pillar.lead.text)
        assert voices[pillar.code].content.text.startswith("表示，")
        assert not any(character.isdigit() for character in voices[pillar.code].content.text)


def test_the_picture_places_wait_for_their_photographs(dataset: Dataset) -> None:
    subjects = ("汉口滨江国际商务区", "武汉万象城", "湖北商贸物流集团")
    assert len(dataset.pictures) == len(subjects)
    for place, subject in zip(dataset.pictures, subjects, strict=True):
        assert place.caption.text.startswith(subject)
        assert place.file is None
        assert place.alternative
        assert str(place.credit) == "待填"


def test_everything_that_is_printed_has_an_english_translation(dataset: Dataset) -> None:
    known = {chinese.text for chinese, _ in dataset.translations}
    printed: list[object] = [item.content for item in dataset.cover]
    for pillar in dataset.pillars:
        printed += [pillar.title, pillar.subtitle, pillar.lead, pillar.agency]
    for indicator in dataset.indicators:
        observation = indicator.observations[0]
        words = [entry.content for entry in (observation.change, observation.rank) if entry]
        printed += [indicator.name, indicator.unit, indicator.source, observation.peers, observation.note]
        printed += [indicator.group, *(word for word in words if isinstance(word, str))]
    for quote in dataset.quotes:
        printed += [quote.speaker, quote.office, quote.content]
    for honour in dataset.honours:
        printed += [honour.name, honour.held]
    for place in dataset.pictures:
        printed += [place.caption, place.alternative, place.credit]
    assert [str(words) for words in printed if words and not str(words).isdecimal() and str(words) not in known] == []


@pytest.mark.parametrize("path", [SHIPPED, DATA / "recipients.xlsx"], ids=lambda path: path.stem)
def test_tables_keep_their_header_in_sight_and_explain_each_column(path: Path) -> None:
    for sheet in load_workbook(BytesIO(path.read_bytes())).worksheets:
        if sheet.title == "说明":
            continue
        assert sheet.freeze_panes
        assert sheet.print_title_rows
        assert sheet.page_setup.orientation == "landscape"
        assert [cell.coordinate for cell in sheet[1] if not cell.comment] == []


def test_bounds_statuses_units_and_pillars_are_chosen_from_lists() -> None:
    sheet: Worksheet = load_workbook(SHIPPED)["指标"]
    listed = {str(each.sqref)[0]: each.formula1 for each in sheet.data_validations.dataValidation}
    titles = {cell.coordinate.removesuffix("1"): cell.value for cell in sheet[1]}
    assert {titles[column] for column in listed} == {"支柱", "单位", "限定", "状态", "增速限定", "上级"}
    assert listed["A"] == "'支柱'!$A$2:$A$40"


def test_recipients_live_at_addresses_that_reach_nobody() -> None:
    header, *rows = load_workbook(DATA / "recipients.xlsx")["收件人"].iter_rows(values_only=True)
    assert header == ("姓名", "地址", "单位", "地区", "支柱", "方式", "文件", "语言")
    assert len(rows) == 6
    assert all(str(row[1]).endswith(("@example.org", "@example.com")) for row in rows)
    assert {row[5] for row in rows} == {"to", "cc", "bcc"}
