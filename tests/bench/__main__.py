"""Run every benchmark and print its tables: `make bench`, or `python -m tests.bench trust` for one of them.

Nothing is asserted: a clock proves nothing on a busy machine. Rubbish is collected as seldom as in a command.
`--most 100` leaves the jobs of more packets away, which take minutes.
"""

import argparse
import gc
from functools import partial

from briefgen.collecting import COLLECT_AFTER
from tests.bench import build, docx_peers, large, packets, pdf_peers, reading, trust

BENCHMARKS = {
    "packets": packets.main,
    "build": build.main,
    "trust": trust.main,
    "pdf": pdf_peers.main,
    "docx": docx_peers.main,
    "large": large.main,
    "reading": reading.main,
}

parser = argparse.ArgumentParser("python -m tests.bench", description=__doc__)
parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
parser.add_argument("--most", type=int, choices=packets.SIZES, default=packets.SIZES[-1], help="packets at most")
asked = parser.parse_args()
if unknown := set(asked.names) - set(BENCHMARKS):
    parser.error(f"no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}")
BENCHMARKS["packets"] = partial(packets.main, asked.most)
gc.set_threshold(COLLECT_AFTER)
for name in asked.names or BENCHMARKS:
    BENCHMARKS[name]()
