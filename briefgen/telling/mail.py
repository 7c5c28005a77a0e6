"""Put mail into lines for people and into JSON: who gets what, and what became of it."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.delivery.judging import Post, megabytes
from briefgen.delivery.posting import Result
from briefgen.delivery_sheet import moment
from briefgen.pipeline.mailing import Plan
from briefgen.reporting import MessageLanguage, system_words
from briefgen.telling.editions import table

Json = dict[str, object]
FIRST_LINES = 8
WORDS: Mapping[MessageLanguage, Mapping[str, str]] = {
    "zh": {
        "edition": "版本",
        "subject": "主题",
        "files": "附件",
        "test": "全部试发到",
        "due": "要发",
        "sent": "已有",
        "unknown": "不明",
        "language": "不寄",
        "area": "不寄",
        "pillars": "不寄",
        "letter": "正文（{name}的）：",
        "done": "已发",
        "refused": "拒收",
        "later": "暂未收",
        "untried": "没有轮到",
        "elsewhere": "另有程序在发",
    },
    "en": {
        "edition": "edition",
        "subject": "subject",
        "files": "files",
        "test": "all on trial to",
        "due": "due",
        "sent": "sent",
        "unknown": "unknown",
        "language": "not meant",
        "area": "not meant",
        "pillars": "not meant",
        "letter": "Text, as {name} gets it:",
        "done": "sent",
        "refused": "refused",
        "later": "not yet",
        "untried": "not tried",
        "elsewhere": "another program",
    },
}


def plan_text(plan: Plan, language: MessageLanguage) -> str:
    """The edition and its files, a line for everybody of the list, and how the text begins."""
    words = WORDS[language]
    parts = [table(list(_head(plan, words)))]
    if plan.posts:
        parts.append(table([_line(each, words) for each in plan.posts]))
    if plan.due and plan.words.blocks:
        parts.append("".join(f"{line}\n" for line in _letter(plan, words)))
    return "\n".join(parts)


def _head(plan: Plan, words: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    parcel = plan.parcel
    yield words["edition"], f"{parcel.edition}  {parcel.title}"
    yield words["subject"], plan.subject
    for position, each in enumerate(parcel.attachments):
        yield "" if position else words["files"], f"{each.name}  {megabytes(len(each.content))} MB"
    if plan.order.test_to:
        yield words["test"], plan.order.test_to


def _line(post: Post, words: Mapping[str, str]) -> tuple[str, ...]:
    person = post.recipient
    kinds = ", ".join(each.kind for each in post.attachments)
    before = moment(post.before.began) if post.before else ""
    return words[post.fate], person.way, person.name, person.address, kinds, before


def _letter(plan: Plan, words: Mapping[str, str]) -> Iterator[str]:
    post = plan.due[0]
    yield words["letter"].format(name=post.recipient.name or post.recipient.address)
    lines = [line for line in plan.lines(post).splitlines() if line.strip()]
    yield from (f"  {line}" for line in lines[:FIRST_LINES])
    if len(lines) > FIRST_LINES:
        yield "  …"


def result_line(result: Result, language: MessageLanguage) -> str:
    """An address, and what became of it, in the words of the other side."""
    state = {None: "untried", "begun": "elsewhere", "sent": "done"}.get(result.state, result.state)
    said = system_words(result.words, language)
    return "  ".join(filter(None, (WORDS[language][str(state)], result.address, said)))


def plan_json(plan: Plan) -> Json:
    parcel = plan.parcel
    return {
        "edition": parcel.edition,
        "title": parcel.title,
        "subject": plan.subject,
        "files": [{"path": each.name, "kind": each.kind, "bytes": len(each.content)} for each in parcel.attachments],
        "test_to": plan.order.test_to or None,
        "recipients": [_post_json(plan, each) for each in plan.posts],
    }


def _post_json(plan: Plan, post: Post) -> Json:
    person = post.recipient
    return {
        "name": person.name,
        "address": person.address,
        "way": person.way,
        "state": post.fate,
        "files": [each.name for each in post.attachments],
        "message_id": plan.identifier(post),
        "before": post.before.began.isoformat() if post.before else None,
    }


def results_json(results: Sequence[Result]) -> list[Json]:
    """`state` is null for an address that was not tried."""
    return [{"address": each.address, "state": each.state, "words": each.words} for each in results]
