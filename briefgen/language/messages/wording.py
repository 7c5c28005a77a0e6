"""Give the shape of a message: what is wrong and what to do about it, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """Sentences with {names} that a diagnostic's arguments fill; a hint may be empty where nothing is to be done."""

    zh: str
    zh_hint: str
    en: str
    en_hint: str
