"""Who gets an edition, who has it, who is not meant, and what stands in the way; without any packet or server."""

from dataclasses import replace
from datetime import date

import pytest

from briefgen.deliveries import Delivery, State
from briefgen.delivery.judging import (
    NEVER,
    Fate,
    Found,
    Parcel,
    Repeats,
    estranged,
    judged,
    over_limit,
    withheld,
)
from briefgen.delivery.recipients import Recipient
from briefgen.indicators import Label
from briefgen.origins import Origin
from tests.delivery.scene import DOCX, EDITION, MORNING, PDF, parcel, person

WANG = person("王小明", "wang@example.org")
CELL = Origin("2024.xlsx", "封面", "B9")


def delivered(state: State, address: str = "wang@example.org") -> Delivery:
    return Delivery(EDITION, "mail", address, "王小明", (PDF.name,), "<a@b>", MORNING, state)


def fate(one: Recipient, *past: Delivery, repeats: Repeats = NEVER, to_send: Parcel | None = None) -> Fate:
    (post,) = judged([one], to_send or parcel(), past, repeats).output
    return post.fate


def codes(one: Recipient) -> list[str]:
    return [each.code for each in judged([one], parcel(), ()).diagnostics]


@pytest.mark.parametrize(
    ("state", "expected"),
    [("sent", "sent"), ("begun", "unknown"), ("unknown", "unknown"), ("refused", "due"), ("later", "due")],
)
def test_nobody_is_sent_unasked_what_they_have_or_may_have(state: State, expected: Fate) -> None:
    assert fate(WANG) == "due"
    assert fate(WANG, delivered(state)) == expected
    assert fate(WANG, delivered(state, "WANG@example.org")) == expected
    assert fate(WANG, delivered(state, "li@example.org")) == "due"


def test_again_repeats_what_was_sent_and_only_a_name_repeats_what_nobody_knows() -> None:
    again, named = Repeats(again=True), Repeats(named=("Wang@example.org",))
    assert fate(WANG, delivered("sent"), repeats=again) == "due"
    assert fate(WANG, delivered("unknown"), repeats=again) == "unknown"
    assert fate(WANG, delivered("unknown"), repeats=named) == "due"
    assert fate(WANG, delivered("unknown"), delivered("sent")) == "sent"


def test_an_address_to_repeat_must_be_in_the_list() -> None:
    found = judged([WANG], parcel(), (), Repeats(named=("lee@example.org",))).diagnostics
    assert [each.code for each in found] == ["D813"]


def test_a_packet_goes_to_those_whose_language_it_is_and_whose_pillars_it_prints() -> None:
    assert fate(replace(WANG, language="en")) == "language"
    assert fate(replace(WANG, language="zh-CN")) == "due"
    assert fate(replace(WANG, pillars=("科技创新",))) == "due"
    assert fate(replace(WANG, pillars=("ecology",))) == "pillars"
    assert fate(replace(WANG, pillars=("ecology", "innovation"))) == "due"


def test_a_recipient_of_another_area_an_unknown_pillar_or_a_file_that_is_not_there_stands_in_the_way() -> None:
    assert codes(replace(WANG, areas=("江汉区",))) == ["D810"]
    assert codes(replace(WANG, areas=("江汉区", "江岸区"))) == []
    assert fate(replace(WANG, areas=("江汉区",))) == "area"
    assert codes(replace(WANG, pillars=("民生",))) == ["D811"]
    assert codes(replace(WANG, files=("text",))) == ["D812"]
    assert [each.code for each in judged([], parcel(), ()).diagnostics] == ["D814"]


def test_one_list_serves_the_packets_of_many_areas_and_a_misspelt_area_is_still_told() -> None:
    several = parcel(others=frozenset({"江岸区", "江汉区"}))
    assert fate(replace(WANG, areas=("江汉区",)), to_send=several) == "area"
    assert fate(replace(WANG, areas=("江岸区",)), to_send=several) == "due"
    assert judged([replace(WANG, areas=("江汉区",))], several, ()).diagnostics == ()
    assert [each.code for each in judged([replace(WANG, areas=("江汗区",))], several, ()).diagnostics] == ["D810"]


def test_everybody_gets_the_files_that_they_ask_for_or_all() -> None:
    posts = judged([WANG, person("李", "li@example.org", files=("pdf",))], parcel(), ()).output
    assert [each.attachments for each in posts] == [(DOCX, PDF), (PDF,)]


def test_a_classified_packet_and_one_of_a_day_to_come_are_withheld() -> None:
    today, secret, day = date(2025, 1, 8), Label("秘密", CELL), Label("2025年1月9日", CELL)
    assert [each.code for each in withheld(secret, day, date(2025, 1, 9), today)] == ["D840", "D841"]
    assert list(withheld(None, day, today, today)) == []
    assert list(withheld(None, None, None, today)) == []


def test_the_files_must_be_those_of_this_edition_as_they_were_built() -> None:
    whole = Found(EDITION, (("简报.pdf", "ab", "ab"),))
    assert list(estranged(whole, EDITION, "out")) == []
    for found, code in (
        (None, "D842"),
        (Found("0000", ()), "D843"),
        (Found(EDITION, (("简报.pdf", "ab", ""),)), "D844"),
        (Found(EDITION, (("简报.pdf", "ab", "cd"),)), "D845"),
    ):
        assert [each.code for each in estranged(found, EDITION, "out")] == [code]


def test_a_message_over_the_limit_is_told_with_who_would_get_it() -> None:
    posts = judged([WANG, person("李", "li@example.org", files=("pdf",))], parcel(), ()).output
    sizes = {("docx", "pdf"): 3_000_000, ("pdf",): 1_000_000}
    (found,) = over_limit(sizes, 2_000_000, posts)
    assert found.code == "D846"
    assert dict(found.arguments)["names"] == "王小明"
