"""Run a command on some cores and print what it took, as JSON: `python weighing.py CORES COMMAND …`.

Wall and processor seconds are those of the command and all that it started and waited for. `peak` is the most memory,
in megabytes, that any one of these processes held: two that work at once hold up to twice as much between them.

A program of its own, of the standard library alone: to the system, what a process held before it became another
program counts as that program's, so whoever starts it has to be small.
"""

import json
import os
import subprocess
import sys
import time


def main() -> None:
    cores, *command = sys.argv[1:]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(cores)])
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    print(json.dumps({"wall": wall, "processor": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss / 1024}))


if __name__ == "__main__":
    main()
