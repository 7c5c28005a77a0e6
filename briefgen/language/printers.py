"""Word what printers complain of, by their keywords (RFC 8011, 5.4.12, PWG 5100.9), in Chinese and in English."""

from collections.abc import Mapping
from typing import Literal

from briefgen.language.messages.system import REFUSALS

PrinterLanguage = Literal["zh", "en"]
JOINT = ", "
"""Parts what a printer says from what ails it, as the ledger keeps them."""
ENDINGS = ("-error", "-warning", "-report")
REASONS: Mapping[str, tuple[str, str]] = {
    "media-empty": ("缺纸", "out of paper"),
    "media-needed": ("要放纸", "paper is needed"),
    "media-low": ("纸快用完了", "little paper left"),
    "media-jam": ("卡纸", "paper jam"),
    "input-tray-missing": ("没有装纸盒", "paper tray missing"),
    "output-area-full": ("出纸盘满了", "output tray full"),
    "toner-empty": ("碳粉用完了", "out of toner"),
    "toner-low": ("碳粉快用完了", "toner is low"),
    "marker-supply-empty": ("墨或碳粉用完了", "out of ink or toner"),
    "marker-supply-low": ("墨或碳粉快用完了", "ink or toner is low"),
    "cover-open": ("盖子开着", "cover open"),
    "door-open": ("门开着", "door open"),
    "offline": ("没有联机", "offline"),
    "shutdown": ("已关机", "switched off"),
    "timed-out": ("没有回应", "no answer"),
    "connecting-to-device": ("正在连接", "connecting"),
    "paused": ("队列已停", "queue paused"),
    "moving-to-paused": ("队列正在停下", "queue is being paused"),
    "fuser-over-temp": ("过热", "too hot"),
    "other": ("有别的毛病", "some other trouble"),
    "handed over": ("已交给系统，结果要到打印机上看", "handed over; see at the printer"),
}


def printer_words(words: str, language: PrinterLanguage) -> str:
    """Keywords in words; what the printer says in its own words stays as it is."""
    return JOINT.join(_word(each, language) for each in words.split(JOINT))


def _word(said: str, language: PrinterLanguage) -> str:
    keyword = next((said.removesuffix(each) for each in ENDINGS if said.endswith(each)), said)
    if keyword in REASONS:
        zh, en = REASONS[keyword]
        return zh if language == "zh" else en
    return REFUSALS.get(said, said) if language == "zh" else said
