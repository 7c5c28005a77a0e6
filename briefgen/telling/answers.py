"""Put traces and verifications into lines for people and into JSON."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from briefgen.formats import tests_in_words
from briefgen.language import LANGUAGES
from briefgen.pipeline.machine import FaceState, Machine, MailServer, Printing, Program
from briefgen.pipeline.verified import Difference, VerifiedFile
from briefgen.readers.recorded import RecordedClaim, RecordedFigure, RecordedPlace
from briefgen.reporting import MessageLanguage, columns
from briefgen.tracing import Trace
from briefgen.verifying import ClaimState, State, Verified, VerifiedClaim

Json = dict[str, object]

COUNTED = {
    "zh": {
        State.SAME: "{count} 处一致",
        State.STALE: "{count} 处过时",
        State.GONE: "{count} 处在工作簿里已没有",
        State.ALTERED: "{count} 处手改",
        State.REMOVED: "{count} 处不见了",
        State.UNTOLD: "{count} 处未改动，是否过时不能判断",
        State.UNSEEN: "{count} 处看不到",
    },
    "en": {
        State.SAME: "{count} the same",
        State.STALE: "{count} out of date",
        State.GONE: "{count} not in the workbook any more",
        State.ALTERED: "{count} typed over",
        State.REMOVED: "{count} taken out",
        State.UNTOLD: "{count} not edited; whether they are out of date cannot be told",
        State.UNSEEN: "{count} not to be seen",
    },
}
CLAIMS_COUNTED = {
    "zh": {
        ClaimState.HOLDS: "{count} 处成立",
        ClaimState.STATED: "{count} 处载明",
        ClaimState.ROUNDING: "{count} 处在舍入内成立",
        ClaimState.WAIVED: "{count} 处例外",
        ClaimState.FAILS: "{count} 处不成立",
        ClaimState.UNPROVABLE: "{count} 处证明不了",
        ClaimState.GONE: "{count} 处失去依据",
        ClaimState.ALTERED: "{count} 处手改",
        ClaimState.REMOVED: "{count} 处不见了",
        ClaimState.UNTOLD: "{count} 处没有重新证明",
        ClaimState.UNSEEN: "{count} 处看不到",
    },
    "en": {
        ClaimState.HOLDS: "{count} hold",
        ClaimState.STATED: "{count} stated",
        ClaimState.ROUNDING: "{count} within rounding",
        ClaimState.WAIVED: "{count} waived",
        ClaimState.FAILS: "{count} false",
        ClaimState.UNPROVABLE: "{count} unproved",
        ClaimState.GONE: "{count} without their figures",
        ClaimState.ALTERED: "{count} changed",
        ClaimState.REMOVED: "{count} taken out",
        ClaimState.UNTOLD: "{count} not proved again",
        ClaimState.UNSEEN: "{count} not to be seen",
    },
}
CLAIMS = {"zh": "；论断 ", "en": "; claims: "}
COLON = {"zh": "：", "en": ": "}
COMMA_OF_CELLS = {"zh": "、", "en": ", "}
TAGS = {"zh": "zh-CN", "en": "en"}
COMMA = {"zh": "，", "en": ", "}
PAGE = {"zh": "第 {page} 页", "en": "page {page}"}
CLAIM = {"zh": "论断", "en": "claim"}
NO_PAGE = "—"


# --- traces -------------------------------------------------------------------------------------------------


def trace_text(traces: Iterable[Trace], claims: Iterable[RecordedClaim], language: MessageLanguage) -> str:
    """A figure with its cells; below it its places with page, heading and sentence, then the claims on it. Claims that
    were asked for follow in the same way."""
    blocks = (*(_trace_lines(each, language) for each in traces), *(_claim_lines(each, language) for each in claims))
    return "\n".join("\n".join(block) + "\n" for block in blocks)


def _trace_lines(trace: Trace, language: MessageLanguage) -> Iterator[str]:
    figure = trace.figure
    cells = COMMA_OF_CELLS[language].join(_cells(figure))
    parts = (figure.name, figure.text, cells, _value(figure, language), trace.status, figure.identifier)
    yield "  ".join(dict.fromkeys(filter(None, parts)))
    yield from (f"  {_place_line(place, language)}" for place in figure.places)
    yield from (f"  {_claim_line(claim, language)}" for claim in trace.claims)


def _claim_lines(claim: RecordedClaim, language: MessageLanguage) -> Iterator[str]:
    yield _claim_line(claim, language)
    yield from (f"  {_place_line(place, language)}" for place in claim.places)


def _place_line(place: RecordedPlace, language: MessageLanguage) -> str:
    page = PAGE[language].format(page=place.page or NO_PAGE)
    return "  ".join(filter(None, (page, place.section, _marked(place))))


def _claim_line(claim: RecordedClaim, language: MessageLanguage) -> str:
    """论断  翻番  不低于上年两倍：载明  技术合同成交额  指标!J11."""
    words = LANGUAGES[TAGS[language]]
    verdict = words.claims.verdicts.get(claim.verdict, claim.verdict)
    proved = f"{tests_in_words(claim.test, words)}{COLON[language]}{verdict}"
    cells = COMMA_OF_CELLS[language].join(map(str, claim.cells))
    return "  ".join(filter(None, (CLAIM[language], claim.phrase, proved, claim.name, cells)))


def _value(figure: RecordedFigure, language: MessageLanguage) -> str:
    """What the workbook holds, with the word of its bound: 超235亿元, over 235 亿元."""
    known = {bound.value: words for bound, words in LANGUAGES[TAGS[language]].bounds.items()}
    words = known.get(figure.bound)
    if words is None or not figure.unit:
        return figure.value
    gap = " " if language == "en" else ""
    return f"{words.before}{figure.value}{words.excess}{gap}{figure.unit}{words.after}"


def _marked(place: RecordedPlace) -> str:
    """The sentence with the figure between brackets."""
    before, words, behind = place.parts
    return f"{before}【{words}】{behind}" if words else place.sentence


def _cells(figure: RecordedFigure) -> list[str]:
    return [str(cell) for cell in figure.cells]


def trace_json(traces: Iterable[Trace]) -> list[Json]:
    return [
        {
            **_figure_json(trace.figure),
            "status": trace.status,
            "places": [_place_json(place) for place in trace.figure.places],
            "claims": [_claim_json(claim) for claim in trace.claims],
        }
        for trace in traces
    ]


def _figure_json(figure: RecordedFigure) -> Json:
    return {
        "id": figure.identifier,
        "name": figure.name,
        "text": figure.text,
        "value": figure.value,
        "unit": figure.unit,
        "bound": figure.bound,
        "cells": _cells(figure),
    }


def _place_json(place: RecordedPlace) -> Json:
    return {"page": place.page, "section": place.section, "sentence": place.sentence, "text": place.text}


def claims_json(claims: Iterable[RecordedClaim]) -> list[Json]:
    return [_claim_json(each) for each in claims]


def _claim_json(claim: RecordedClaim) -> Json:
    return {
        "id": claim.identifier,
        "phrase": claim.phrase,
        "name": claim.name,
        "test": claim.test,
        "verdict": claim.verdict,
        "cells": [str(cell) for cell in claim.cells],
        "places": [_place_json(place) for place in claim.places],
    }


# --- verifications --------------------------------------------------------------------------------------------


def verify_text(files: Iterable[VerifiedFile], language: MessageLanguage) -> str:
    """简报.pdf：134 处一致，3 处过时；论断 12 处成立，1 处不成立 — a line a file."""
    return "".join(f"{file.path.name}{COLON[language]}{_counts(file, language)}\n" for file in files)


def _counts(file: VerifiedFile, language: MessageLanguage) -> str:
    figures = [(words, file.result.count(state)) for state, words in COUNTED[language].items()]
    claims = [(words, file.result.count_claims(state)) for state, words in CLAIMS_COUNTED[language].items()]
    return CLAIMS[language].join(filter(None, (_listed(each, language) for each in (figures, claims))))


def _listed(counted: Iterable[tuple[str, int]], language: MessageLanguage) -> str:
    return COMMA[language].join(words.format(count=count) for words, count in counted if count)


def verify_json(files: Iterable[VerifiedFile]) -> list[Json]:
    return [
        {
            "path": file.path.as_posix(),
            "edition": file.packet.record.edition if file.packet.record else "",
            "by_words_only": file.packet.seen.is_copy,
            "workbook": file.workbook.as_posix() if file.workbook else None,
            "workbook_unchanged": file.unchanged,
            "counts": {state.value: file.result.count(state) for state in State},
            "claim_counts": {state.value: file.result.count_claims(state) for state in ClaimState},
            "figures": [_verified_json(each) for each in file.result.places],
            "claims": [_verified_claim_json(each) for each in file.result.claims],
        }
        for file in files
    ]


def differences_json(found: Iterable[Difference]) -> list[Json]:
    """Words that two files have differently; empty where a file has nothing there."""
    return [
        {
            "path": each.one.as_posix(),
            "other_path": each.other.as_posix(),
            "page": each.words.page,
            "one": each.words.one,
            "other": each.words.other,
            "moved": each.words.moved,
        }
        for each in found
    ]


def _verified_json(found: Verified) -> Json:
    """What was printed, what stands there, what the workbook would print there: null where that is not known."""
    place = found.standing.place
    return {
        "id": found.figure.identifier,
        "name": found.figure.name,
        "cells": _cells(found.figure),
        "page": found.standing.page,
        "section": place.section,
        "sentence": place.sentence,
        "printed": place.text,
        "stands": found.standing.text,
        "current": found.current,
        "state": found.state.value,
    }


def _verified_claim_json(found: VerifiedClaim) -> Json:
    """What was claimed, what stands there, and what a claim was and is: `is` is null where nothing proved it again."""
    claim, place = found.claim, found.standing.place
    return {
        "id": claim.identifier,
        "phrase": claim.phrase,
        "name": claim.name,
        "test": claim.test,
        "cells": [str(cell) for cell in claim.cells],
        "page": found.standing.page,
        "section": place.section,
        "sentence": place.sentence,
        "printed": place.text,
        "stands": found.standing.text,
        "was": claim.verdict,
        "is": found.verdict,
        "state": found.state.value,
        "working": found.working,
    }


# --- the machine ------------------------------------------------------------------------------------------------

MACHINE_WORDS = {
    "zh": {
        "faces": "字体",
        "shipped": "随带",
        "machine": "本机  {file}",
        "stand-in": "本机没有，用 {family} 代替",
        "damaged": "文件已损坏  {file}",
        "office": "LibreOffice",
        "no office": "没有；只影响校正 Word 目录的页码",
        "fontconfig": "fontconfig",
        "no fontconfig": "没有；按文件名和字体文件里的名称找字体",
        "printing": "打印",
        "printer": "{path}，默认打印机 {default}",
        "no printer": "{path}，没有默认打印机",
        "offered": "；{printer}：{offered}",
        "both sides": "双面",
        "staples": "装订",
        "no printing": "没有 CUPS（lp）；可以打印 PDF 文件",
        "mail": "邮件",
        "mail server": "{server}  {offers}",
        "mail user": "{server}，用户 {user}  {offers}",
        "no offers": "不能用",
        "no mail": "设置里没有写 [mail]",
        "speech": "语言",
        "surroundings": "{language}；文件名 {files}，屏幕 {terminal}",
        "cache": "缓存",
        "writable": "{path}",
        "not writable": "{path} 不能写；不影响结果，只是慢一些",
    },
    "en": {
        "faces": "faces",
        "shipped": "shipped",
        "machine": "of this machine  {file}",
        "stand-in": "not on this machine; {family} stands in",
        "damaged": "the file is damaged  {file}",
        "office": "LibreOffice",
        "no office": "none; only page numbers in Word's contents cannot be settled",
        "fontconfig": "fontconfig",
        "no fontconfig": "none; faces are found by names of files and by the names in them",
        "printing": "printing",
        "printer": "{path}, default printer {default}",
        "no printer": "{path}, no default printer",
        "offered": "; {printer}: {offered}",
        "both sides": "both sides",
        "staples": "staples",
        "no printing": "no CUPS (lp); PDF files can be printed by hand",
        "mail": "mail",
        "mail server": "{server}  {offers}",
        "mail user": "{server}, user {user}  {offers}",
        "no offers": "cannot be used",
        "no mail": "no [mail] in the settings",
        "speech": "language",
        "surroundings": "{language}; names of files {files}, terminal {terminal}",
        "cache": "cache",
        "writable": "{path}",
        "not writable": "{path} cannot be written; results are the same, only slower",
    },
}


def machine_text(machine: Machine, language: MessageLanguage) -> str:
    """What there is, a line each, the faces first."""
    words = MACHINE_WORDS[language]
    head = f"briefgen {machine.version}  Python {machine.python}  {machine.system}"
    rows = [*_face_rows(machine.faces, words), *_machine_rows(machine, words)]
    widest = max(columns(name) for name, _ in rows)
    lines = (f"{name}{' ' * (widest - columns(name))}  {told}".rstrip() for name, told in rows)
    return "\n".join((head, *lines)) + "\n"


def _face_rows(faces: Sequence[FaceState], words: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield words["faces"], ""
    widest = max(columns(face.family) for face in faces)
    for face in faces:
        told = words[face.source].format(family=face.family, file=face.file)
        family = f"{face.family}{' ' * (widest - columns(face.family))}  "
        yield f"  {face.name}", told if face.source == "stand-in" else family + told


def _machine_rows(machine: Machine, words: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield words["office"], _program(machine.office) or words["no office"]
    yield words["fontconfig"], _program(machine.fontconfig) or words["no fontconfig"]
    if machine.printing is None:
        yield words["printing"], words["no printing"]
    else:
        kind = "printer" if machine.printing.default else "no printer"
        yield words["printing"], words[kind].format(**asdict(machine.printing)) + _offered(machine.printing, words)
    yield words["mail"], _mail(machine.mail, words)
    yield words["speech"], words["surroundings"].format(**asdict(machine.speech))
    yield (
        words["cache"],
        words["writable" if machine.cache.writable else "not writable"].format(path=machine.cache.path),
    )


def _offered(printing: Printing, words: dict[str, str]) -> str:
    """What the printer offers that is meant, behind its name."""
    able = ((printing.both_sides, "both sides"), (printing.staples, "staples"))
    offered = (*printing.papers, *(words[each] for is_able, each in able if is_able))
    if not printing.printer or not offered:
        return ""
    return words["offered"].format(printer=printing.printer, offered=", ".join(offered))


def _mail(mail: MailServer | None, words: dict[str, str]) -> str:
    if mail is None:
        return words["no mail"]
    offered = ", ".join(mail.offers) or words["no offers"]
    return words["mail user" if mail.user else "mail server"].format(server=mail.server, user=mail.user, offers=offered)


def _program(program: Program | None) -> str:
    return "  ".join(filter(None, (program.version, program.path))) if program else ""


def machine_json(machine: Machine) -> Json:
    """The same as it was found; null for a program that is not there."""
    return {name: value for name, value in asdict(machine).items() if name != "diagnostics"}
