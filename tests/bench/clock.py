"""Time a step several times over and print one row of the table: the least, the median and the most.

Steps in this process are timed by the processor's time, which other programs at work on the machine stretch less.
"""

import statistics
import time
from collections.abc import Callable, Sequence

RUNS = 9


def heading(title: str) -> None:
    print(f"\n{title:<34}{'min':>9}{'median':>9}{'max':>9}  ms")


def row(name: str, seconds: Sequence[float]) -> None:
    shown = (min(seconds), statistics.median(seconds), max(seconds))
    print(f"{name:<34}" + "".join(f"{1000 * each:9.2f}" for each in shown), flush=True)


def timed(step: Callable[[], object], times: int = RUNS) -> list[float]:
    """Seconds of the processor for each of several runs."""
    seconds = []
    for _ in range(times):
        start = time.process_time()
        step()
        seconds.append(time.process_time() - start)
    return seconds
