"""Keep every word that the program itself says or prints, in Chinese and in English, as data."""

from briefgen.language.en import ENGLISH
from briefgen.language.wording import Language
from briefgen.language.zh import CHINESE

LANGUAGES: dict[str, Language] = {"zh-CN": CHINESE, "en": ENGLISH}

__all__ = ["CHINESE", "ENGLISH", "LANGUAGES", "Language"]
