"""Mail goes to a real server on loopback, willing or not: each answer is told, noted, and kept to."""

import sys
import threading
from dataclasses import replace
from pathlib import Path
from smtplib import SMTP
from types import ModuleType
from typing import Any

import pytest

from briefgen.deliveries import PASSWORD as VARIABLE_OF_PASSWORD
from briefgen.deliveries import told_state
from briefgen.delivery.judging import Repeats
from briefgen.delivery.passwords import password_for
from briefgen.delivery.posting import Result
from briefgen.delivery.sending import Server
from briefgen.editions import delivering, ledger
from briefgen.errors import CannotRun, Mistake, Refused
from briefgen.pipeline.posting import Outside, reported, send
from tests.delivery.scene import (
    EDITION,
    MORNING,
    crowd,
    no_waiting,
    outside,
    password,
    person,
    plan,
    sent,
)
from tests.delivery.serving import PASSWORD, USER, Authority, Manner, free_port, serving

ONE = crowd(1)
FIRST = "person000@example.org"


def states(home: Path) -> list[tuple[str, str]]:
    """What the ledger says, a delivery an entry."""
    return [(each.address, told_state(each.state)) for each in delivering.deliveries(home, EDITION)]


def refused(home: Path, port: int, **mail: Any) -> str:
    """The code with which a run is refused."""
    with pytest.raises(Refused) as found:
        sent(plan(home, ONE, port, **mail))
    (told,) = found.value.diagnostics
    return told.code


@pytest.mark.parametrize("implicit", [False, True], ids=["starttls", "implicit"])
def test_everybody_gets_a_message_of_their_own_and_a_second_run_sends_nothing(
    home: Path, authority: Authority, implicit: bool
) -> None:
    mail: dict[str, Any] = {"security": "implicit"} if implicit else {"user": USER}
    with serving(Manner(), authority.context(), implicit=implicit, auth=not implicit) as (server, port):
        assert {each.state for each in sent(plan(home, crowd(3), port, **mail))} == {"sent"}
        assert sent(plan(home, crowd(3), port, **mail)) == []
    assert [each.address for each in server.taken] == [each.address for each in crowd(3)]
    assert {each.sender for each in server.taken} == {"office@example.org"}
    assert states(home) == [(each.address, "sent") for each in crowd(3)]


def test_the_same_edition_goes_out_again_when_it_is_asked_for(home: Path, authority: Authority) -> None:
    with serving(Manner(), authority.context()) as (server, port):
        sent(plan(home, crowd(2), port))
        sent(plan(home, crowd(2), port, Repeats(again=True)))
        sent(plan(home, crowd(2), port, Repeats(named=(FIRST,))))
    assert server.counts == {FIRST: 3, "person001@example.org": 2}
    first, second, third, *_ = (each.content for each in server.taken if each.address == FIRST)
    assert first == second == third


def test_a_refused_recipient_is_told_in_the_words_of_the_server_and_the_others_get_theirs(
    home: Path, authority: Authority
) -> None:
    manner = Manner(refuses={FIRST: "550 5.1.1 没有这个人\x1b[31m"})
    with serving(manner, authority.context()) as (server, port):
        made = plan(home, crowd(3), port)
        results = sent(made)
    assert server.counts.keys() == {"person001@example.org", "person002@example.org"}
    (told,) = reported(made, results)
    assert told.code == "D830"
    assert dict(told.arguments)["words"] == "550 5.1.1 没有这个人 [31m"
    assert states(home)[0] == (FIRST, "refused")


def test_greylisting_is_waited_out_with_growing_waits_while_the_others_get_theirs(
    home: Path, authority: Authority
) -> None:
    waits: list[float] = []
    with serving(Manner(greylists=2), authority.context()) as (server, port):
        results = sent(plan(home, crowd(3), port), waits)
    assert waits == [60, 300]
    assert server.counts == {each.address: 1 for each in crowd(3)}
    assert {each.state for each in results} == {"sent"}
    assert states(home) == [(each.address, "sent") for each in crowd(3)]


def test_what_is_put_off_to_the_end_is_told_and_goes_with_the_next_run(home: Path, authority: Authority) -> None:
    waits: list[float] = []
    with serving(Manner(greylists=4), authority.context()) as (server, port):
        made = plan(home, ONE, port)
        results = sent(made, waits)
        assert [each.code for each in reported(made, results)] == ["D831"]
        assert states(home) == [(FIRST, "later")]
        assert [each.state for each in sent(plan(home, ONE, port))] == ["sent"]
    assert waits == [60, 300, 900]
    assert server.counts == {FIRST: 1}


def test_a_connection_that_is_lost_after_the_message_leaves_it_unknown_and_it_is_not_sent_again_unasked(
    home: Path, authority: Authority
) -> None:
    with serving(Manner(drops_every=2), authority.context()) as (server, port):
        made = plan(home, crowd(3), port)
        results = sent(made)
        assert [each.state for each in results] == ["sent", "unknown", "sent"]
        assert [each.code for each in reported(made, results)] == ["D832"]
        assert sent(plan(home, crowd(3), port)) == []
        assert sent(plan(home, crowd(3), port, Repeats(again=True)))[0].state == "unknown"
        lost = results[1].address
        assert server.counts[lost] == 1
        assert [each.address for each in sent(plan(home, crowd(3), port, Repeats(named=(lost,))))] == [lost]
    assert server.counts[lost] == 2


def test_a_server_that_has_had_enough_of_a_connection_is_called_again_at_once(home: Path, authority: Authority) -> None:
    waits: list[float] = []
    with serving(Manner(closes_every=3), authority.context()) as (server, port):
        results = sent(plan(home, crowd(8), port), waits)
    assert waits == []
    assert {each.state for each in results} == {"sent"}
    assert server.counts == {each.address: 1 for each in crowd(8)}


def test_an_address_beyond_ascii_needs_a_server_that_takes_it(home: Path, authority: Authority) -> None:
    people = [person("张三", "张三@例子.公司"), person("李", "li@xn--fsqu00a.xn--55qx5d")]
    with serving(Manner(), authority.context(), enable_SMTPUTF8=False) as (server, port):
        made = plan(home, people, port)
        results = sent(made)
        assert [each.code for each in reported(made, results)] == ["D834"]
        assert server.counts == {"li@xn--fsqu00a.xn--55qx5d": 1}
    with serving(Manner(), authority.context()) as (server, port):
        sent(plan(home, people, port))
        assert server.counts == {"张三@例子.公司": 1}


def test_a_server_that_takes_only_small_messages_is_told_before_anything_goes(home: Path, authority: Authority) -> None:
    with serving(Manner(), authority.context(), data_size_limit=4000) as (server, port):
        assert refused(home, port) == "D826"
    assert server.taken == []
    assert states(home) == []


@pytest.mark.parametrize(
    ("code", "context", "mail"),
    [
        ("D821", {"expired": True}, {}),
        ("D821", {"host": "elsewhere.example"}, {}),
        ("D822", None, {}),
        ("D827", None, {"security": "implicit"}),
        ("D823", {}, {"user": "somebody"}),
        ("D824", {}, {}),
    ],
    ids=["expired", "of another name", "no STARTTLS", "no TLS", "wrong password", "not logged in"],
)
def test_a_server_that_offers_too_little_or_does_not_know_us_gets_nothing(
    home: Path, authority: Authority, code: str, context: dict[str, object] | None, mail: dict[str, object]
) -> None:
    shown = None if context is None else authority.context(**context)  # type: ignore[arg-type]  # its own names
    with serving(Manner(), shown, auth=shown is not None) as (server, port):
        assert refused(home, port, **mail) == code
    assert server.taken == []
    assert states(home) == []


def test_an_authority_that_is_not_known_is_not_trusted(
    home: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with serving(Manner(), authority.context()) as (_, port):
        assert refused(home, port) == "D821"


def test_no_network_is_one_message_and_nothing_is_noted(home: Path) -> None:
    assert refused(home, free_port()) == "D820"
    assert refused(home, 25, server="nowhere.invalid") == "D820"
    assert states(home) == []


def test_a_server_that_does_not_take_us_as_sender_ends_the_run_at_once(home: Path, authority: Authority) -> None:
    with serving(Manner(refuses_sender="550 5.7.1 not yours"), authority.context()) as (server, port):
        assert refused(home, port) == "D824"
    assert server.seen == {}
    assert states(home) == []


def test_a_network_that_goes_while_mail_is_sent_leaves_the_rest_for_the_next_run(
    home: Path, authority: Authority
) -> None:
    with serving(Manner(), authority.context()) as (server, port):
        made, results = plan(home, crowd(3), port), list[Result]()
        run = send(made, outside())
        results.append(next(run))  # type: ignore[arg-type]  # the first is no wait
    monkey = [each for each in run if isinstance(each, Result)]
    assert [each.code for each in reported(made, [*results, *monkey])][-1] == "D833"
    assert server.counts == {FIRST: 1}
    with serving(Manner(), authority.context()) as (server, port):
        sent(plan(home, crowd(3), port))
    assert server.counts == {"person001@example.org": 1, "person002@example.org": 1}


def test_messages_go_no_faster_than_the_settings_say(home: Path, authority: Authority) -> None:
    slept: list[float] = []
    with serving(Manner(), authority.context()) as (_, port):
        list(send(plan(home, crowd(4), port, rate=30), outside(slept.append)))
    assert slept == [2, 2, 2]


def test_two_programs_that_send_at_once_reach_nobody_twice(home: Path, authority: Authority) -> None:
    with serving(Manner(), authority.context()) as (server, port):
        one, other = plan(home, crowd(30), port), plan(home, crowd(30), port)
        beside = threading.Thread(target=sent, args=(other,))
        beside.start()
        results = sent(one)
        beside.join()
    assert server.counts == {each.address: 1 for each in crowd(30)}
    assert {each.state for each in results} <= {"sent", "begun"}


def test_ctrl_c_in_the_middle_leaves_what_was_sent_sent_and_the_one_in_hand_unknown(
    home: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = SMTP.data
    calls = iter(range(3))

    def interrupted(smtp: SMTP, content: bytes) -> object:
        if next(calls) == 1:
            raise KeyboardInterrupt
        return real(smtp, content)

    monkeypatch.setattr(SMTP, "data", interrupted)
    with serving(Manner(), authority.context()) as (server, port), pytest.raises(KeyboardInterrupt):
        sent(plan(home, crowd(3), port))
    assert states(home) == [(FIRST, "sent"), ("person001@example.org", "unknown")]
    assert server.counts == {FIRST: 1}


def test_without_a_ledger_nothing_is_sent(home: Path, authority: Authority) -> None:
    with serving(Manner(), authority.context()) as (server, port):
        made = plan(home, ONE, port)
        (home / ledger.LEDGER).parent.mkdir()
        (home / ledger.LEDGER).write_bytes(b"no ledger at all, but something else that lies here" * 20)
        with pytest.raises(CannotRun) as found:
            sent(made)
    assert found.value.diagnostics[0].code == "E605"
    assert server.taken == []


def test_a_trial_goes_to_one_address_and_leaves_nothing_in_the_ledger(home: Path, authority: Authority) -> None:
    with serving(Manner(), authority.context()) as (server, port):
        made = plan(home, crowd(3), port)
        sent(replace(made, order=replace(made.order, test_to="me@example.org")))
        assert server.counts == {"me@example.org": 3}
        assert states(home) == []
        sent(made)
    assert len({_identifier(each.content) for each in server.taken}) == 6


def _identifier(content: bytes) -> bytes:
    return content.partition(b"Message-ID: ")[2].partition(b"\r\n")[0]


def test_a_password_is_asked_of_the_environment_and_missed_with_a_remedy(
    home: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = Outside(lambda: MORNING, no_waiting, password_for)
    with serving(Manner(), authority.context(), auth=True) as (server, port):
        with pytest.raises(CannotRun) as found:
            list(send(plan(home, ONE, port, user=USER), asking))
        assert found.value.diagnostics[0].code == "D825"
        monkeypatch.setenv(VARIABLE_OF_PASSWORD, password(Server("", 0, "")))
        list(send(plan(home, ONE, port, user=USER), asking))
    assert server.counts == {FIRST: 1}


@pytest.mark.parametrize("kept", [PASSWORD, None])
def test_a_password_is_asked_of_the_keyring_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch, kept: str | None
) -> None:
    asked: list[tuple[str, str]] = []
    monkeypatch.delenv(VARIABLE_OF_PASSWORD, raising=False)
    ring, mistakes = ModuleType("keyring"), ModuleType("keyring.errors")

    def get_password(*words: str) -> str | None:
        asked.append((words[0], words[1]))
        return kept

    ring.get_password = get_password  # type: ignore[attr-defined]  # a module made here
    mistakes.KeyringError = KeyError  # type: ignore[attr-defined]  # as above
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setitem(sys.modules, "keyring.errors", mistakes)
    server = Server("mail.example.org", 587, "starttls", USER)
    if kept:
        assert password_for(server) == kept
    else:
        with pytest.raises(Mistake):
            password_for(server)
    assert asked == [("briefgen:mail.example.org", USER)]
    assert password_for(Server("mail.example.org", 587, "starttls")) == ""
