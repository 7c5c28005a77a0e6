"""Make the packets of a workbook by one peer: `python -m tests.bench.packet_peers plain WORKBOOK FOLDER`.

Without a workbook nothing is made: what is left is the start of the program.
"""

import sys
from importlib import import_module
from pathlib import Path

from tests.bench.packet_peers.packets import packets_of

peer = import_module(f"tests.bench.packet_peers.{sys.argv[1]}")
if len(sys.argv) > 2:
    target = Path(sys.argv[3])
    target.mkdir(parents=True, exist_ok=True)
    peer.make(packets_of(Path(sys.argv[2])), target)
