"""Make the same packets by other programs, each as its manual advises: faces are read once, one figure draws all.

They read the workbook with openpyxl and print its words, tables and charts. They prove no claim, trace no figure
and keep no record. A module here is a peer; it imports what that peer needs and nothing else, so that its time
and memory are its own.
"""

import shutil

OFFICE = shutil.which("soffice")
"""LibreOffice, where it is installed."""
