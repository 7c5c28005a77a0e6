"""Hold the tables of the ledger as steps from each version of them to the next."""

STEPS = (
    (
        """CREATE TABLE editions (
            number INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, turn INTEGER NOT NULL,
            title TEXT NOT NULL, template TEXT NOT NULL, language TEXT NOT NULL, theme TEXT NOT NULL,
            look TEXT NOT NULL, folder TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL)""",
        """CREATE TABLE inputs (
            edition INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
            PRIMARY KEY (edition, position)) WITHOUT ROWID""",
        """CREATE TABLE outputs (
            edition INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
            PRIMARY KEY (edition, name)) WITHOUT ROWID""",
        """CREATE TABLE figures (
            edition INTEGER NOT NULL, position INTEGER NOT NULL, identifier TEXT NOT NULL, name TEXT NOT NULL,
            indicator TEXT NOT NULL, text TEXT NOT NULL, value TEXT NOT NULL, unit TEXT NOT NULL,
            bound TEXT NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (edition, position)) WITHOUT ROWID""",
        """CREATE TABLE approvals (
            edition INTEGER PRIMARY KEY, by TEXT NOT NULL, at TEXT NOT NULL)""",
    ),
    (
        """CREATE TABLE deliveries (
            number INTEGER PRIMARY KEY, edition TEXT NOT NULL, channel TEXT NOT NULL, address TEXT NOT NULL,
            name TEXT NOT NULL, files TEXT NOT NULL, identifier TEXT NOT NULL, began TEXT NOT NULL,
            state TEXT NOT NULL, words TEXT NOT NULL, ended TEXT)""",
        "CREATE INDEX delivered ON deliveries (edition, address)",
    ),
    ("ALTER TABLE editions ADD COLUMN area TEXT NOT NULL DEFAULT ''",),
    (
        "ALTER TABLE deliveries ADD COLUMN copies INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE deliveries ADD COLUMN copy_number INTEGER NOT NULL DEFAULT 0",
    ),
)
"""A step is never edited once a ledger may have been made by it: a new one follows. `user_version` counts them."""
