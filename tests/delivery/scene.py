"""Make plans of mail without a packet: a few words, small files, as many recipients as a test wants."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from briefgen.delivery.judging import Parcel, Repeats, judged
from briefgen.delivery.messages import Attachment, Sender
from briefgen.delivery.posting import Result, Waiting
from briefgen.delivery.recipients import Recipient, Way
from briefgen.delivery.sending import Server
from briefgen.document import Document, Heading, Meta, Paragraph, Text
from briefgen.editions import delivering
from briefgen.letters import ADDRESSEE, FILES
from briefgen.origins import Origin
from briefgen.pipeline.mailing import Order, Plan
from briefgen.pipeline.posting import Outside, send
from briefgen.settings import MailSettings, Settings
from tests.delivery.serving import HOST, PASSWORD

EDITION = "50d4-ce0f-1b56-84c6"
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SENDER = Sender("江岸区政府办公室", "office@example.org")
PDF = Attachment("pdf", "江岸区2024年发展简报.pdf", b"%PDF-1.7 " + bytes(range(256)) * 8)
DOCX = Attachment("docx", "江岸区2024年发展简报.docx", b"PK\x03\x04" + bytes(range(255, -1, -1)) * 4)
WORDS = Document(
    Meta("江岸区2024年发展简报", "zh-CN", edition=EDITION),
    (
        Heading(1, (Text("江岸区2024年发展简报"),)),
        Paragraph((Text("{name}，您好：", ADDRESSEE),)),
        Paragraph((Text("请审阅。"),)),
        Paragraph((Text("{name}", FILES),)),
    ),
)


def person(name: str, address: str, way: Way = "to", row: int = 2, **more: tuple[str, ...] | str) -> Recipient:
    return Recipient(name, address, Origin("收件人.xlsx", "收件人", f"B{row}"), way, **more)  # type: ignore[arg-type]


def crowd(count: int) -> list[Recipient]:
    return [person(f"收件人{number}", f"person{number:03d}@example.org", row=number + 2) for number in range(count)]


def parcel(**more: object) -> Parcel:
    usual: dict[str, object] = {
        "edition": EDITION,
        "title": "江岸区2024年发展简报",
        "language": "zh-CN",
        "areas": frozenset({"江岸区"}),
        "pillars": {"innovation": "innovation", "科技创新": "innovation", "ecology": "ecology"},
        "printed": frozenset({"innovation"}),
        "attachments": (DOCX, PDF),
    }
    return Parcel(**{**usual, **more})  # type: ignore[arg-type]  # as above


def plan(home: Path, people: Sequence[Recipient], port: int, repeats: Repeats = Repeats(), **mail: object) -> Plan:  # noqa: B008  # a value that does not change
    """What would be sent to these people now, by what the ledger of `home` knows."""
    made, past = parcel(), delivering.deliveries(home, EDITION)
    posts = judged(people, made, past, repeats)
    usual: dict[str, object] = {"server": HOST, "port": port, "sender": SENDER.address, "rate": 60_000_000}
    settings = Settings(mail=MailSettings(**{**usual, **mail}))  # type: ignore[arg-type]  # names of its fields
    order = Order(repeats=repeats)
    return Plan(home, settings, order, made, posts.output, WORDS, SENDER, past, posts.diagnostics)


def no_waiting(seconds: float) -> None:
    """An hour goes by."""
    del seconds


def password(server: Server) -> str:
    del server
    return PASSWORD


def outside(sleep: Callable[[float], None] = no_waiting) -> Outside:
    return Outside(lambda: MORNING, sleep, password)


def sent(made: Plan, waits: list[float] | None = None) -> list[Result]:
    """The results of a run that waits for nothing; how long it would have waited between rounds goes into `waits`."""
    found = []
    for each in send(made, outside()):
        if isinstance(each, Result):
            found.append(each)
        elif waits is not None:
            assert isinstance(each, Waiting)
            waits.append(each.seconds)
    return found
