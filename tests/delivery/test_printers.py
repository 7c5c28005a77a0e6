"""What a printing system is asked and answers, by itself and spoilt; what a queue offers, by many names."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from struct import pack
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.delivery.ipp import Unanswered, answer, job_asked, printer_asked, read, written
from briefgen.delivery.printers import Cups, Job, Printer
from briefgen.errors import Mistake
from tests.delivery.cups import Printers, needs_cups

REQUEST = job_asked("文印室", 12, "wang", ("job-state", "job-state-reasons"))


def response(status: int, *attributes: tuple[int, str, bytes]) -> bytes:
    body = b"".join(
        pack(">BH", tag, len(name)) + name.encode() + pack(">H", len(value)) + value for tag, name, value in attributes
    )
    return pack(">BBHI", 1, 1, status, 1) + b"\x01\x02" + body + b"\x03"


def test_an_answer_has_numbers_and_texts_and_the_further_values_of_a_name() -> None:
    content = response(
        0,
        (0x23, "job-state", pack(">i", 9)),
        (0x22, "printer-is-accepting-jobs", b"\x01"),
        (0x44, "job-state-reasons", b"media-empty"),
        (0x44, "", b"paused"),
        (0x31, "date-time-at-creation", b"\x07" * 11),
        (0x13, "job-media-progress", b""),
    )
    assert read(content) == {
        "job-state": (9,),
        "printer-is-accepting-jobs": (1,),
        "job-state-reasons": ("media-empty", "paused"),
    }


def test_what_is_not_there_is_nothing_and_a_refusal_is_told() -> None:
    assert read(response(0x0406)) is None
    with pytest.raises(Unanswered, match="0x0403"):
        read(response(0x0403))


@given(st.binary(max_size=80))
def test_no_answer_whatever_is_in_it_does_harm(content: bytes) -> None:
    for each in (content, b"\1\1\0\0\0\0\0\1\2" + content):
        with suppress(Unanswered):
            read(each)


def test_every_cut_of_an_answer_is_told() -> None:
    content = response(0, (0x44, "job-state-reasons", b"media-empty"), (0x23, "job-state", pack(">i", 9)))
    for end in range(len(content)):
        with pytest.raises(Unanswered):
            read(content[:end])


def test_a_question_names_the_queue_in_letters_of_an_address() -> None:
    content = written(REQUEST)
    assert b"ipp://localhost/printers/%E6%96%87%E5%8D%B0%E5%AE%A4" in content
    assert content.startswith(b"\1\1\0\x09")
    assert written(printer_asked("a", ("printer-state",))).startswith(b"\1\1\0\x0b")


@contextmanager
def saying(status: int, content: bytes) -> Iterator[str]:
    """A server on loopback that says one thing."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # its name is given
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(("status", "content"), [(403, b""), (200, b"<html>"), (200, b"")])
def test_a_server_that_is_no_printing_system_is_told(status: int, content: bytes) -> None:
    with saying(status, content) as server, pytest.raises(Unanswered):
        answer(server, REQUEST)


def test_a_server_that_answers_is_understood_and_none_at_all_is_told() -> None:
    with saying(200, response(0, (0x23, "job-state", pack(">i", 8)))) as server:
        assert answer(server, REQUEST) == {"job-state": (8,)}
    with pytest.raises(Unanswered):
        answer("127.0.0.1:9", REQUEST)
    with pytest.raises(Unanswered):
        answer("/nowhere/cups.sock", REQUEST)


@pytest.mark.parametrize(
    ("options", "staple"),
    [
        ({"StapleLocation": ("None", "SinglePortrait", "SingleLandscape")}, "StapleLocation=SinglePortrait"),
        ({"Staple": ("False", "True")}, "Staple=True"),
        ({"HPStaplerOptions": ("none", "1parallel", "staple")}, "HPStaplerOptions=staple"),
        ({"cupsFinishingTemplate": ("none", "staple-top-left", "punch")}, "cupsFinishingTemplate=staple-top-left"),
        ({"RIStaple": ("Off", "UpperLeft", "2Center")}, "RIStaple=UpperLeft"),
        ({"StapleLocation": ("None", "Elsewhere", "SaddleStitch")}, ""),
        ({"FinishingPunch": ("Off", "On")}, ""),
        ({"Duplex": ("None", "DuplexTumble")}, ""),
        (None, ""),
    ],
)
def test_one_staple_at_the_upper_left_is_found_by_the_names_that_drivers_give_it(
    options: dict[str, tuple[str, ...]] | None, staple: str
) -> None:
    assert Printer("x", options=options).stapling(in_the_fold=False) == staple


def test_a_staple_in_the_fold_is_another_matter() -> None:
    options = {"StapleLocation": ("None", "SinglePortrait", "SaddleStitch")}
    assert Printer("x", options=options).stapling(in_the_fold=True) == "StapleLocation=SaddleStitch"
    assert Printer("x", options={"StapleLocation": ("None", "SinglePortrait")}).stapling(in_the_fold=True) == ""


@needs_cups
def test_the_real_printing_system_tells_what_its_printers_offer(
    printers: Printers, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert printers.jobs() == []
    cups = Cups()
    assert set(cups.names()) == {"文印室", "plain", "tired", "raw"}
    assert cups.default() == ""
    monkeypatch.setenv("PRINTER", "plain")
    assert cups.default() == "plain"
    full, plain, raw = (cups.printer(name) for name in ("文印室", "plain", "raw"))
    assert (full.papers, full.prints_both_sides) == (("A3", "A4"), True)
    assert (plain.papers, plain.prints_both_sides) == (("A3", "A4"), False)
    assert [each.stapling(in_the_fold=False) for each in (full, plain, raw)] == [
        "StapleLocation=SinglePortrait",
        "",
        "",
    ]
    assert raw.options is None


@needs_cups
def test_the_real_printing_system_tells_a_printed_job_from_one_that_was_not(printers: Printers) -> None:
    cups, job = Cups(), Job("文件")
    done = cups.submit("文印室", b"%PDF-1.4", job)
    printers.wait_for(1)
    printers.manner("waits")
    waiting = cups.submit("文印室", b"%PDF-1.4", job)
    assert cups.progress(waiting).end == "waiting"
    printers.ask("cancel", waiting)
    assert (cups.progress(done).end, cups.progress(waiting).end) == ("printed", "canceled")
    assert cups.progress("文印室-9999").end == "lost"
    assert cups.progress("no number").end == "lost"
    with pytest.raises(Mistake):
        cups.submit("nix", b"%PDF-1.4", job)


@needs_cups
def test_a_socket_of_the_machine_is_as_good_as_a_port(printers: Printers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(printers.home / "socket"))
    cups = Cups()
    request = cups.submit("文印室", b"%PDF-1.4", Job("文件"))
    printers.wait_for(1)
    assert cups.progress(request).title == "文件"
    assert cups.printer("文印室").accepts
