"""Put printing into lines for people and into JSON: what would be printed and how, and what became of it."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.deliveries import numbered
from briefgen.language.printers import printer_words
from briefgen.pipeline.printing import PrintPlan
from briefgen.pipeline.spooling import Printed, Waiting
from briefgen.reporting import MessageLanguage
from briefgen.telling.editions import table

Json = dict[str, object]
Words = Mapping[str, str]
WORDS: Mapping[MessageLanguage, Words] = {
    "zh": {
        "edition": "版本",
        "file": "文件",
        "pages": "内容",
        "paper": "用纸",
        "printer": "打印机",
        "options": "选项",
        "numbers": "份号",
        "some": "{count} 页",
        "booklet": "{count} 页，小册子",
        "two-up": "{count} 页，一面两页",
        "fits": "（缩放到纸张）",
        "one": "单面",
        "long": "双面，长边翻",
        "short": "双面，短边翻",
        "own": "打印机的纸",
        "sheets": "{paper} {sides}：一份 {sheets} 张 × {copies} 份 = {all} 张",
        "no printer": "没有",
        "sent": "已印",
        "refused": "没有印成",
        "unknown": "不明",
        "copy": "份号 {number}",
        "waits": "任务 {job} 已交给打印机，等它印完",
        "says": "任务 {job}：{words}",
    },
    "en": {
        "edition": "edition",
        "file": "file",
        "pages": "content",
        "paper": "paper",
        "printer": "printer",
        "options": "options",
        "numbers": "numbers",
        "some": "pages: {count}",
        "booklet": "pages: {count}, as a booklet",
        "two-up": "pages: {count}, two on a side",
        "fits": " (scaled to the paper)",
        "one": "one side",
        "long": "both sides, turned over the long edge",
        "short": "both sides, turned over the short edge",
        "own": "the printer's paper",
        "sheets": "{paper}, {sides}: sheets {sheets} × copies {copies} = {all}",
        "no printer": "none",
        "sent": "printed",
        "refused": "not printed",
        "unknown": "unknown",
        "copy": "copy {number}",
        "waits": "job {job} is at the printer; waiting for its end",
        "says": "job {job}: {words}",
    },
}


def plan_text(plan: PrintPlan, language: MessageLanguage) -> str:
    """The edition and its file, how many sheets it takes, the printer and what it is told."""
    return table(list(_lines(plan, WORDS[language], language)))


def _lines(plan: PrintPlan, words: Words, language: MessageLanguage) -> Iterator[tuple[str, str]]:
    yield words["edition"], f"{plan.meta.edition}  {plan.meta.title}"
    yield words["file"], plan.file.name if plan.file else "—"
    yield words["pages"], _content(plan, words)
    yield words["paper"], _paper(plan, words)
    if plan.numbers:
        yield words["numbers"], "–".join(dict.fromkeys(map(numbered, (plan.numbers[0], plan.numbers[-1]))))
    if plan.printer is None:
        yield words["printer"], words["no printer"]
        return
    complaints = ", ".join(filter(None, (plan.printer.words, *plan.printer.reasons)))
    yield words["printer"], "  ".join(filter(None, (plan.printer.name, printer_words(complaints, language))))
    yield words["options"], "  ".join((f"-n {1 if plan.numbers else plan.job.copies}", *plan.job.options))


def _content(plan: PrintPlan, words: Words) -> str:
    count = len(plan.arrangement.indexes)
    manner = "some" if plan.arrangement.manner == "pages" else plan.arrangement.manner
    return words[manner].format(count=count) + (words["fits"] if plan.job.fits else "")


def _paper(plan: PrintPlan, words: Words) -> str:
    return words["sheets"].format(
        paper=plan.job.paper or words["own"],
        sides=words[plan.job.sides],
        sheets=plan.sheets,
        copies=plan.copies,
        all=plan.sheets * plan.copies,
    )


def waiting_line(waiting: Waiting, language: MessageLanguage) -> str:
    words = WORDS[language]
    if not waiting.words:
        return words["waits"].format(job=waiting.request)
    return words["says"].format(job=waiting.request, words=printer_words(waiting.words, language))


def result_line(plan: PrintPlan, result: Printed, language: MessageLanguage) -> str:
    """How it ended, for which copy, as which job, in the words of the printer."""
    words = WORDS[language]
    copy = words["copy"].format(number=numbered(result.number)) if result.number else ""
    name = result.request or (plan.printer.name if plan.printer else "")
    said = "" if result.state == "sent" else printer_words(result.words, language)
    return "  ".join(filter(None, (words[result.state], copy, name, said)))


def plan_json(plan: PrintPlan) -> Json:
    printer = plan.printer
    return {
        "edition": plan.meta.edition,
        "title": plan.meta.title,
        "file": plan.file.name if plan.file else None,
        "pages": [index + 1 for index in plan.arrangement.indexes],
        "manner": plan.arrangement.manner,
        "paper": plan.job.paper or None,
        "sides": plan.job.sides,
        "sheets": plan.sheets,
        "copies": plan.copies,
        "numbers": [numbered(each) for each in plan.numbers],
        "printer": printer.name if printer else None,
        "reasons": list(printer.reasons) if printer else [],
        "options": list(plan.job.options),
    }


def results_json(results: Sequence[Printed]) -> list[Json]:
    return [
        {
            "number": numbered(each.number) if each.number else None,
            "job": each.request or None,
            "state": each.state,
            "end": each.end,
            "words": each.words,
        }
        for each in results
    ]
