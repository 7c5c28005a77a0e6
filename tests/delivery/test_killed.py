"""Two hundred recipients, a server in each of its moods, runs that are killed: nobody twice, nobody missed."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from briefgen.deliveries import told_state
from briefgen.editions import delivering
from tests.delivery.scene import EDITION
from tests.delivery.serving import Authority, Handler, Manner, serving
from tests.samples import ROOT

PEOPLE, KILLS = 200, 4
KILLING = """
import json, os, random, signal, sys, time
from pathlib import Path
from tests.delivery.scene import crowd, plan, sent
from briefgen.errors import BriefgenError

home, port, people, kills, seed, took = Path(sys.argv[1]), *map(int, sys.argv[2:6]), float(sys.argv[6])
dice = random.Random(seed)

def begun():
    child = os.fork()
    if not child:
        try:
            sent(plan(home, crowd(people), port))
        finally:
            os._exit(0)
    return child

for _ in range(kills):
    child = begun()
    time.sleep(dice.uniform(0.05, took))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
results = sent(plan(home, crowd(people), port))
print(json.dumps([[each.address, each.state] for each in results]))
"""
REFUSED = {f"person{number:03d}@example.org": "550 5.1.1 no such person" for number in (3, 77, 199)}
MOODS = {
    "willing": Manner(),
    "refusing some": Manner(refuses=REFUSED),
    "greylisting": Manner(greylists=1),
    "putting off": Manner(defers_data=1),
    "ending connections": Manner(closes_every=7),
    "gone after DATA": Manner(drops_every=23),
}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork: a run a kill would take minutes")
@pytest.mark.parametrize("mood", MOODS)
def test_runs_that_are_killed_and_run_again_reach_everybody_once(mood: str, home: Path, authority: Authority) -> None:
    with serving(MOODS[mood], authority.context()) as (server, port):
        words = [str(home), str(port), str(PEOPLE), str(KILLS), str(len(mood)), "0.5"]
        surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
        run = subprocess.run(
            [sys.executable, "-c", KILLING, *words], cwd=ROOT, env=surroundings, capture_output=True, text=True
        )
        assert run.returncode == 0, run.stderr
        last: dict[str, str] = dict(json.loads(run.stdout))
    agrees(server, home, last)
    if mood == "refusing some":
        assert {address for address, state in last.items() if state == "refused"} == set(REFUSED)


def agrees(server: Handler, home: Path, last: dict[str, str]) -> None:
    """What the server counted is what the ledger says."""
    everybody = {f"person{number:03d}@example.org" for number in range(PEOPLE)}
    assert max(server.counts.values()) == 1
    states: dict[str, set[str]] = {address: set() for address in everybody}
    for each in delivering.deliveries(home, EDITION):
        states[each.address].add(told_state(each.state))
    sent, unknown = ({address for address in everybody if state in states[address]} for state in ("sent", "unknown"))
    refused = {address for address in everybody if states[address] == {"refused"}}
    assert sent.isdisjoint(unknown)
    assert sent <= set(server.counts) <= sent | unknown
    assert sent | unknown | refused == everybody
    assert Counter(last.values())["later"] == 0
    assert len(unknown) <= KILLS + PEOPLE // 23 + 1
