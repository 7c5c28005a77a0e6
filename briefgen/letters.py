"""Turn a composed mail into the words for one person: its subject, whom it greets, which files it names; pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.document import Block, Document, Heading, Link, List, Paragraph, Text
from briefgen.narrative import BlockFunction, Passage
from briefgen.origins import Place
from briefgen.traversal import Node, plain_text, rebuilt

ADDRESSEE, FILES = Place("salutation()"), Place("attached()")
"""Where the words stand that are another's in every message, until it is known whose."""
NAME = "{name}"


@dataclass(frozen=True, slots=True)
class Greeting:
    """How a letter begins in a language: to somebody by name, and to somebody whose name is not known."""

    named: str
    nameless: str


GREETINGS: Mapping[str, Greeting] = {
    "zh-CN": Greeting("{name}，您好：", "您好："),
    "en": Greeting("Dear {name},", "Dear colleague,"),
}


def mail_functions(language: str) -> dict[str, BlockFunction]:
    """What the template of a mail may call beside what any template may: `salutation()`, `attached()`."""

    def salutation(words: str = "") -> tuple[Passage, ...]:
        """The greeting; `words` with {name} in them are the office's own: salutation("{name}同志：")."""
        return (Paragraph((Text(words or GREETINGS[language].named, ADDRESSEE),)),)

    def attached() -> tuple[Passage, ...]:
        """The names of the attached files, one a line."""
        return (Paragraph((Text(NAME, FILES),)),)

    return {"salutation": salutation, "attached": attached}


def subject_of(mail: Document) -> str:
    """The words of the first heading, on one line; empty where there is none."""
    heading = next((block for block in mail.blocks if isinstance(block, Heading)), None)
    return " ".join(plain_text(heading.children).split()) if heading else ""


def letter_for(mail: Document, name: str, files: Sequence[str]) -> Document:
    """The words below the subject, for somebody of that name who gets those files."""
    first = next((block for block in mail.blocks if isinstance(block, Heading)), None)
    blocks = tuple(each for each in mail.blocks if each is not first)
    return replace(mail, blocks=tuple(_personal(each, mail.meta.language, name, files) for each in blocks))


def with_addresses(letter: Document) -> Document:
    """The letter as it is read where nothing can be clicked: behind the words of a link stands where it leads."""
    made: Document = rebuilt(letter, _spelt_out)  # type: ignore[assignment]  # a document gives a document
    return made


def _spelt_out(node: Node) -> Node:
    if not isinstance(node, Link) or "://" not in node.target or plain_text(node.children) == node.target:
        return node
    return replace(node, children=(*node.children, Text(f" <{node.target}>")))


def _personal(block: Block, language: str, name: str, files: Sequence[str]) -> Block:
    match block:
        case Paragraph(children=(Text(where=where),)) if where == FILES:
            return List(tuple((Paragraph((Text(each),)),) for each in files))
        case _:
            made: Block = rebuilt(block, _greeting(GREETINGS[language], name))  # type: ignore[assignment]  # one kind
            return made


def _greeting(greeting: Greeting, name: str) -> Callable[[Node], Node]:
    def greeted(node: Node) -> Node:
        if not (isinstance(node, Text) and node.where == ADDRESSEE):
            return node
        words = node.text if name else greeting.nameless
        return replace(node, text=words.replace(NAME, name))

    return greeted
