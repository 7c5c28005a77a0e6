"""Put what differs into the summary that stands before a redline, in the language of its packet."""

from briefgen.differing import Difference
from briefgen.redlining import Group, Summary
from briefgen.reporting import MessageLanguage
from briefgen.telling.differences import NOTHING, WORDS, Part, parts, title

NOTES = {
    "zh": "本页不属于简报：修订全部接受就是新的一版，全部拒绝就是原来的一版，看完请删去本页。数连同限定和单位整个替换；"
    "格式、页码的改动不作修订。",
    "en": "This page is not part of the packet: all changes accepted give the new edition, all rejected the old one; "
    "delete the page when you have read it. A number changes whole, with its bound and unit; changes of looks are not "
    "tracked.",
}
TITLES = {"zh": "修订一览", "en": "Summary of changes"}
UNTOLD = {"zh": "数和论断没有不同", "en": "No figure and no claim differs"}
LISTED = ("figures", "claims", "touched")
"""What a reader of the packet looks for; sentences stand in the redline itself."""


def redline_summary(found: Difference) -> Summary:
    """Figures, claims, tables and charts that changed, before and now, each with its cell or page."""
    language = _language(found)
    words = WORDS[language]
    heads = tuple(words[each] for each in ("what", "old", "new", "where"))
    groups = tuple(_group(each) for each in parts(found, language, LISTED))
    return Summary(
        TITLES[language], title(found, language), NOTES[language], heads, groups or (Group(UNTOLD[language], ()),)
    )


def _language(found: Difference) -> MessageLanguage:
    record = found.new.record or found.old.record
    return "en" if record is not None and record.language == "en" else "zh"


def _group(part: Part) -> Group:
    rows = tuple((each.what, each.old or NOTHING, each.new or NOTHING, each.where) for each in part.items)
    return Group(part.title, rows)
