"""Transform the lines of a cover sheet into head and endings of an official document; pure.

GB/T 9704-2012: 7.2 版头, 7.3.3 附件说明, 7.3.4 发文机关署名 and 成文日期, 7.4 版记; and what a 简报 has instead.
"""

import re
from collections.abc import Callable, Iterator

from briefgen.document import Attachments, Imprint, Inlines, Letterhead, Signature, Text
from briefgen.language import Language
from briefgen.patterns import filled, joined
from briefgen.traversal import plain_text

CoverWords = Callable[[str], Inlines]
"""The words of a line of the cover sheet by its key; nothing where the line is not filled."""

YEAR = re.compile(r"(?:19|20)\d\d年")
DAY = re.compile(r"(\d{4})\s*[年/.-]\s*0*(\d{1,2})\s*[月/.-]\s*0*(\d{1,2})\s*日?")
LISTED = re.compile(r"[\n；;]+")
COUNTED = re.compile(r"^\s*\d+\s*[.．、]\s*")
PREFACED = re.compile(r"^\s*(?:编者)?按(?:语)?\s*[：:]\s*")
STOPS = "。.；;，,、"
LONGEST_NAME = 12
"""A title of more characters is no name of a brief."""
COPY_NUMBER_DIGITS = 6
"""7.2.1"""
NUMBERED_WHEN_PRINTED = ("逐份编号", "numbered")
"""What 份号 says where each copy gets a number of its own when it is printed: its line stays free until then."""
FREE = "\u3000"


def letterhead(words: CoverWords, language: Language) -> Letterhead:
    """The head; a document with a number of its own and no 期号 is no brief: who issues it signs at its end."""
    marks = (_copy_number(words("copy_number")), words("classification"), words("urgency"), words("mark"))
    brief = _is_brief(words)
    compiler = words("compiler")
    return Letterhead(
        marks=tuple(filter(None, marks)),
        name=words("letterhead") or _name(words, language),
        serial=_serial(words, language),
        signer=words("signer"),
        compiler=filled(language.official.compiled_by, issuer=compiler) if brief and compiler else (),
        date=_day(words("date"), language) if brief else (),
        addressees=_ended(words("addressees"), language.official.addressees_end),
        preface=_changed(words("preface"), lambda text: PREFACED.sub("", text)),
    )


def _name(words: CoverWords, language: Language) -> Inlines:
    """What the red head says where 版头 is not filled: whose document it is, or a brief's title without its year."""
    issuer = words("issuer")
    if not _is_brief(words) and issuer:
        return filled(language.official.document_of, issuer=issuer)
    title = _changed(words("title"), lambda text: YEAR.sub("", text))
    return title if len(plain_text(title)) <= LONGEST_NAME or not issuer else issuer


def endings(words: CoverWords, language: Language) -> tuple[Attachments | Signature | Imprint, ...]:
    """What stands below the text, as far as the cover sheet gives it."""
    return tuple(_endings(words, language))


def _endings(words: CoverWords, language: Language) -> Iterator[Attachments | Signature | Imprint]:
    names = tuple(_listed(words("attachments")))
    if names:
        yield Attachments(names)
    signature = Signature(words("issuer"), _day(words("date"), language))
    if not _is_brief(words) and signature.issuer:
        yield signature
    imprint = _imprint(words, language)
    if imprint.recipients or imprint.printer or imprint.copies:
        yield imprint


def _is_brief(words: CoverWords) -> bool:
    return bool(words("issue")) or not words("document_number")


def _serial(words: CoverWords, language: Language) -> Inlines:
    issue = words("issue")
    if plain_text(issue).isdigit():
        issue = filled(language.official.issue, number=issue)
    return joined(tuple(filter(None, (words("document_number"), issue))), language.packet.joint)


def _imprint(words: CoverWords, language: Language) -> Imprint:
    said = language.official
    kinds = (
        ("reported_to", said.reported_to),
        ("sent_to", said.sent_to),
        ("issued_to", said.issued_to),
        ("copied_to", said.copied_to),
    )
    recipients = tuple(
        ((Text(label),), _ended(names, said.sentence_end)) for key, label in kinds if (names := words(key))
    )
    printed, copies = _day(words("printed"), language), words("copies")
    return Imprint(
        recipients,
        words("printer"),
        filled(said.printed, date=printed) if printed else (),
        filled(said.copies, count=copies) if plain_text(copies).isdigit() else copies,
    )


def attachment_lines(block: Attachments, language: Language) -> Iterator[tuple[str, Inlines]]:
    """What stands before each name: 附件： and, where there are several, their numbers (7.3.3)."""
    said = language.official
    for position, name in enumerate(block.names, 1):
        number = said.attachment_number.format(number=position) if len(block.names) > 1 else ""
        yield (said.attachments if position == 1 else "") + number, name


def _listed(content: Inlines) -> Iterator[Inlines]:
    """The names of a list, without the numbers and stops that somebody typed: they are set anew."""
    for part in content:
        if isinstance(part, Text):
            for line in LISTED.split(part.text):
                name = COUNTED.sub("", line).strip().rstrip(STOPS)
                if name:
                    yield (Text(name, part.where),)


def _copy_number(content: Inlines) -> Inlines:
    return _changed(content, _numbered)


def _numbered(text: str) -> str:
    if text.strip().lower() in NUMBERED_WHEN_PRINTED:
        return FREE
    return text.zfill(COPY_NUMBER_DIGITS) if text.isdigit() else text


def _day(content: Inlines, language: Language) -> Inlines:
    """Arabic digits, the year whole, month and day without a leading zero (7.3.4.1)."""

    def worded(text: str) -> str:
        found = DAY.fullmatch(text.strip())
        if not found:
            return text
        return language.official.date.format(year=found[1], month=found[2], day=found[3])

    return _changed(content, worded)


def _ended(content: Inlines, end: str) -> Inlines:
    """With the mark that the words have to end in."""
    if not content:
        return ()
    return _changed(content, lambda text: text.rstrip(STOPS + "：:") + end)


def _changed(content: Inlines, change: Callable[[str], str]) -> Inlines:
    """Each text changed; it keeps the cell that it came from."""
    return tuple(Text(change(part.text), part.where) if isinstance(part, Text) else part for part in content)
