"""Run every benchmark and print its tables: `make bench`, or `python -m tests.bench trust` for one of them.

Nothing is asserted: a clock proves nothing on a busy machine. Rubbish is collected as seldom as in a command.
"""

import gc
import sys

from briefgen.cli import COLLECT_AFTER
from tests.bench import build, docx_peers, large, pdf_peers, reading, trust

BENCHMARKS = {
    "build": build.main,
    "trust": trust.main,
    "pdf": pdf_peers.main,
    "docx": docx_peers.main,
    "large": large.main,
    "reading": reading.main,
}

gc.set_threshold(COLLECT_AFTER)
for name in sys.argv[1:] or BENCHMARKS:
    BENCHMARKS[name]()
