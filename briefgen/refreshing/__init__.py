"""Transform an edited Word file and the workbook as it is now into the same file with the new figures; pure."""

from briefgen.refreshing.document import NewPacket, refreshed
from briefgen.refreshing.renewing import Held
from briefgen.refreshing.values import ChartState, LeftFigure, Reason, Refreshed, RefreshedChart

__all__ = ["ChartState", "Held", "LeftFigure", "NewPacket", "Reason", "Refreshed", "RefreshedChart", "refreshed"]
