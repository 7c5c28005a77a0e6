"""Make Word and PDF briefing packets from a workbook of indicators and a templated narrative."""

__version__ = "0.1.0"
