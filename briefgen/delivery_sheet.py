"""Make of the deliveries of an edition the sheet that tells who got it, when, how and with what result; pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefgen.deliveries import Channel, Delivery, State, numbered, told_state
from briefgen.document import Block, Column, Document, Heading, Inlines, Meta, Paragraph, Row, Table, Text
from briefgen.language.messages.system import REFUSALS
from briefgen.language.printers import PrinterLanguage, printer_words


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The words of the sheet in one language."""

    language: PrinterLanguage
    title: str
    name: str
    edition: str
    columns: tuple[str, ...]
    channels: Mapping[Channel, str]
    states: Mapping[Channel, Mapping[State, str]]
    manners: Mapping[str, str]
    copies: str
    copy_number: str
    count: str
    joint: str
    systems: Mapping[str, str]
    """What the system says of connections, in this language."""


WORDS: Mapping[str, SheetWords] = {
    "zh-CN": SheetWords(
        language="zh",
        title="投递单",
        name="{stem}（投递单）",
        edition="{title}，版本 {edition}。",
        columns=("序", "对象", "去处", "方式", "时间", "结果"),
        channels={"mail": "邮件", "print": "打印"},
        states={
            "mail": {"sent": "已发", "refused": "拒收", "later": "暂未收", "unknown": "不明"},
            "print": {"sent": "已印", "refused": "没有印成", "unknown": "不明"},
        },
        manners={"booklet": "小册子", "two-up": "一面两页"},
        copies="{count} 份",
        copy_number="份号 {number}",
        count="{state} {count}",
        joint="，",
        systems=REFUSALS,
    ),
    "en": SheetWords(
        language="en",
        title="Deliveries",
        name="{stem} (deliveries)",
        edition="{title}, edition {edition}. ",
        columns=("No.", "For", "To", "How", "When", "Result"),
        channels={"mail": "mail", "print": "print"},
        states={
            "mail": {"sent": "sent", "refused": "refused", "later": "not yet", "unknown": "unknown"},
            "print": {"sent": "printed", "refused": "not printed", "unknown": "unknown"},
        },
        manners={"booklet": "booklet", "two-up": "two on a side"},
        copies="copies: {count}",
        copy_number="copy {number}",
        count="{state}: {count}",
        joint=", ",
        systems={},
    ),
}


def delivery_sheet(packet: Meta, deliveries: Sequence[Delivery]) -> Document:
    """One plain table, a delivery a row, below the edition and how many ended how."""
    words, language = WORDS[packet.language], packet.language
    columns = tuple(Column("text", (Text(each),)) for each in words.columns)
    rows = tuple(_row(number, each, words) for number, each in enumerate(deliveries, 1))
    head = words.edition.format(title=packet.title, edition=packet.edition) + tallied(deliveries, language)
    blocks: tuple[Block, ...] = (
        Heading(1, (Text(words.title),), "deliveries"),
        Paragraph((Text(head),)),
        Table(None, columns, rows),
    )
    return Document(Meta(words.title, language, edition=packet.edition), blocks)


def tallied(deliveries: Sequence[Delivery], language: str) -> str:
    """已发 40，拒收 1; of what was printed, the copies."""
    words = WORDS[language]
    counts: Counter[tuple[Channel, State]] = Counter()
    for each in deliveries:
        counts[each.channel, told_state(each.state)] += max(1, each.copies)
    known = (
        words.count.format(state=told, count=counts[channel, state])
        for channel, states in words.states.items()
        for state, told in states.items()
        if counts[channel, state]
    )
    return words.joint.join(known)


def _row(number: int, delivery: Delivery, words: SheetWords) -> Row:
    told = (
        str(number),
        to_whom(delivery, words),
        delivery.address,
        how(delivery, words),
        moment(delivery.began),
        result(delivery, words),
    )
    return Row(tuple(map(_cell, told)))


def to_whom(delivery: Delivery, words: SheetWords) -> str:
    """The name of somebody who gets mail; of what is printed, the 份号 of the copy or how many copies."""
    if delivery.channel == "mail":
        return delivery.name
    if delivery.copy_number:
        return words.copy_number.format(number=numbered(delivery.copy_number))
    return words.copies.format(count=delivery.copies)


def how(delivery: Delivery, words: SheetWords) -> str:
    """By which way, and which kinds of files, or which pages: 邮件 docx, pdf; 打印 小册子 #1-#8."""
    kinds = sorted({name.rpartition(".")[2] for name in delivery.files})
    printed = " ".join(words.manners.get(each, each) for each in delivery.name.split())
    told = printed if delivery.channel == "print" else ", ".join(kinds)
    return f"{words.channels[delivery.channel]} {told}".strip()


def result(delivery: Delivery, words: SheetWords) -> str:
    """How it ended, with the words of the other side where it did not end well."""
    state = told_state(delivery.state)
    said = "" if state == "sent" else delivery.words
    told = words.states[delivery.channel].get(state, state)
    if delivery.channel == "print":
        return " ".join(filter(None, (told, printer_words(said, words.language))))
    return " ".join(filter(None, (told, words.systems.get(said, said))))


def moment(at: datetime) -> str:
    """2026-11-25 18:31, by the clock of this machine."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _cell(words: str) -> Inlines:
    return (Text(words),) if words else ()
