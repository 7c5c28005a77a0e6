"""Keep every word that the program itself says or prints, in Chinese and in English, as data."""
