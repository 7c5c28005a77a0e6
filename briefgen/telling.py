"""Put traces and verifications into lines for people and into JSON."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from briefgen.pipeline.machine import FaceState, Machine, Program
from briefgen.pipeline.verifying import VerifiedFile
from briefgen.readers.recorded import RecordedClaim, RecordedFigure, RecordedPlace
from briefgen.reporting import MessageLanguage, columns
from briefgen.tracing import Trace
from briefgen.verifying import State, Verified

Json = dict[str, object]

COUNTED = {
    "zh": {
        State.SAME: "{count} 处一致",
        State.STALE: "{count} 处过时",
        State.GONE: "{count} 处在工作簿里已没有",
        State.ALTERED: "{count} 处手改",
        State.REMOVED: "{count} 处不见了",
        State.UNTOLD: "{count} 处未改动，是否过时不能判断",
    },
    "en": {
        State.SAME: "{count} the same",
        State.STALE: "{count} out of date",
        State.GONE: "{count} not in the workbook any more",
        State.ALTERED: "{count} typed over",
        State.REMOVED: "{count} taken out",
        State.UNTOLD: "{count} not edited; whether they are out of date cannot be told",
    },
}
COLON = {"zh": "：", "en": ": "}
COMMA = {"zh": "，", "en": ", "}
PAGE = {"zh": "第 {page} 页", "en": "page {page}"}
CLAIM = {"zh": "论断", "en": "claim"}
NO_PAGE = "—"


# --- traces -------------------------------------------------------------------------------------------------


def trace_text(traces: Iterable[Trace], language: MessageLanguage) -> str:
    """A figure with its cells; below it its places with page, heading and sentence, then the claims on it."""
    return "\n".join("\n".join(_trace_lines(each, language)) + "\n" for each in traces)


def _trace_lines(trace: Trace, language: MessageLanguage) -> Iterator[str]:
    figure = trace.figure
    value = " ".join(filter(None, (figure.value, figure.unit, figure.bound)))
    parts = (figure.name, figure.text, "、".join(_cells(figure)), value, trace.status, figure.identifier)
    yield "  ".join(dict.fromkeys(filter(None, parts)))
    for place in figure.places:
        page = PAGE[language].format(page=place.page or NO_PAGE)
        yield "  " + "  ".join(filter(None, (page, place.section, _marked(place))))
    for claim in trace.claims:
        yield f"  {CLAIM[language]}  {claim.phrase}  {claim.test}  {claim.verdict}"


def _marked(place: RecordedPlace) -> str:
    """The sentence with the figure between brackets."""
    return place.sentence.replace(place.text, f"【{place.text}】", 1)


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


def _claim_json(claim: RecordedClaim) -> Json:
    return {"id": claim.identifier, "phrase": claim.phrase, "test": claim.test, "verdict": claim.verdict}


# --- verifications --------------------------------------------------------------------------------------------


def verify_text(files: Iterable[VerifiedFile], language: MessageLanguage) -> str:
    """简报.pdf：134 处一致，3 处过时 — a line a file."""
    return "".join(f"{file.path.name}{COLON[language]}{_counts(file, language)}\n" for file in files)


def _counts(file: VerifiedFile, language: MessageLanguage) -> str:
    counted = ((words, file.result.count(state)) for state, words in COUNTED[language].items())
    return COMMA[language].join(words.format(count=count) for words, count in counted if count)


def verify_json(files: Iterable[VerifiedFile]) -> list[Json]:
    return [
        {
            "path": file.path.as_posix(),
            "edition": file.packet.record.edition if file.packet.record else "",
            "workbook": file.workbook.as_posix() if file.workbook else None,
            "workbook_unchanged": file.unchanged,
            "counts": {state.value: file.result.count(state) for state in State},
            "figures": [_verified_json(each) for each in file.result.places],
            "unsettled_claims": [_claim_json(claim) for claim in file.result.unsettled],
        }
        for file in files
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
        "no printing": "没有 CUPS（lp）；可以打印 PDF 文件",
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
        "no printing": "no CUPS (lp); PDF files can be printed by hand",
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
        yield words["printing"], words[kind].format(**asdict(machine.printing))
    yield words["speech"], words["surroundings"].format(**asdict(machine.speech))
    yield (
        words["cache"],
        words["writable" if machine.cache.writable else "not writable"].format(path=machine.cache.path),
    )


def _program(program: Program | None) -> str:
    return "  ".join(filter(None, (program.version, program.path))) if program else ""


def machine_json(machine: Machine) -> Json:
    """The same as it was found; null for a program that is not there."""
    return {name: value for name, value in asdict(machine).items() if name != "diagnostics"}
