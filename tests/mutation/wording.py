"""Word what one row of the workbook says, as the packet prints it, without anything of the program."""

from decimal import Decimal

from tests.mutation.changes import Content, Row

HAN = "一二三四五六七八九十"
STATUS_WORDS = {"预计": "预计", "初步": "初步核算", "实际": "", "": ""}


def number(content: Content) -> str:
    return f"{content:f}".rstrip("0").rstrip(".") if "." in f"{content:f}" else f"{content:f}"


def bounded(digits: str, bound: Content, unit: str) -> str:
    match bound:
        case "超" | "突破" | "近":
            return f"{bound}{digits}{unit}"
        case "余":
            return f"{digits}余{unit}"
        case "左右":
            return f"{digits}{unit}左右"
        case _:
            return digits + unit


def value(row: Row) -> str:
    return bounded(number(row["值"]), row["限定"], str(row["单位"])) if row["值"] != "" else "—"


def change(row: Row) -> str:
    """As prose tells it."""
    content = row["增速"]
    if not isinstance(content, Decimal):
        return str(content)
    if content == 0 and not row["增速限定"]:
        return "持平"
    return ("增长" if content >= 0 else "下降") + bounded(number(abs(content)), row["增速限定"], "%")


def signed_change(row: Row, unit: str) -> str:
    """As tables and charts tell it."""
    content = row["增速"]
    if not isinstance(content, Decimal):
        return str(content)
    return bounded(number(content).replace("-", "−"), row["增速限定"], unit)


def rank(row: Row) -> str:
    place = row["位次"]
    return "第" + HAN[int(place) - 1] if isinstance(place, Decimal) else str(place)


def rank_in_table(row: Row) -> str:
    place = row["位次"]
    words = f"第{number(place)}" if isinstance(place, Decimal) else str(place)
    return f"{row['位次范围']}{words}" if place != "" else ""


def status(row: Row) -> str:
    return STATUS_WORDS[str(row["状态"])]
