"""Draw bar charts with matplotlib: without a window, on one figure that is cleared for each."""

from io import BytesIO

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import font_manager
from matplotlib import pyplot as plt

from tests.bench.packet_peers.packets import FACES, Section

WIDTH, HEIGHT = 6.3, 1.8
"""Of a chart, in inches."""
DOTS = 150
"""To an inch: what prints without steps that the eye sees."""
INK = "#0B4A5E"


class Charts:
    """One figure for all charts."""

    def __init__(self) -> None:
        font_manager.fontManager.addfont(FACES / "NotoSansSC-Regular.ttf")
        plt.rcParams.update({"font.family": "Noto Sans SC", "font.size": 9})
        self._figure, self._axes = plt.subplots(figsize=(WIDTH, HEIGHT))
        self._figure.subplots_adjust(left=0.35, right=0.9, top=0.98, bottom=0.02)

    def png(self, section: Section) -> bytes:
        """The chart of a section, the largest bar on top."""
        axes = self._axes
        axes.clear()
        names, numbers = [name for name, _ in section.bars], [number for _, number in section.bars]
        bars = axes.barh(names, numbers, color=INK, height=0.5)
        axes.bar_label(bars, labels=[f"{number:g}{section.unit}" for number in numbers], padding=3)
        axes.invert_yaxis()
        axes.xaxis.set_visible(False)
        for side in ("top", "right", "bottom"):
            axes.spines[side].set_visible(False)
        file = BytesIO()
        self._figure.savefig(file, format="png", dpi=DOTS)
        return file.getvalue()
