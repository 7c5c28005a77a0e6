"""Let a template call the functions that make blocks, with values of the dataset as arguments."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from jinja2 import Undefined

from briefgen.errors import Mistake
from briefgen.narrative.atoms import ATOM, Produced
from briefgen.narrative.passages import BlockFunction
from briefgen.narrative.values import Reading, Thing, Value, shown


class BlockMade:
    """What a block function gave: printing it puts out an atom that stands for the block."""

    __slots__ = ("_produced", "_reading")

    def __init__(self, reading: Reading, produced: Produced) -> None:
        self._reading = reading
        self._produced = produced

    def __str__(self) -> str:
        return self._reading.session.atom(self._produced)


BlockMaker = Callable[..., BlockMade]


@dataclass(frozen=True, slots=True, eq=False)
class CallableThing(Thing):
    """A thing that shares its name with a block: `cover.title` is a part, `cover()` makes the page."""

    make: BlockMaker

    def __call__(self, *arguments: object, **named: object) -> BlockMade:
        return self.make(*arguments, **named)


def block_maker(reading: Reading, name: str, make: BlockFunction) -> BlockMaker:
    """The function as a template calls it."""

    def block(*arguments: object, **named: object) -> BlockMade:
        given = [_argument(argument) for argument in arguments]
        given_by_name = {key: _argument(argument) for key, argument in named.items()}
        return BlockMade(reading, Produced(name, tuple(make(*given, **given_by_name))))

    return block


def _argument(value: object) -> object:
    """What a block function receives; see `passages.BlockFunction`."""
    match value:
        case Value():
            return value.argument
        case str():
            return plain(value)
        case float():
            return Decimal(str(value))
        case list() | tuple():
            return tuple(_argument(each) for each in value)
        case dict():
            return {str(key): _argument(each) for key, each in value.items()}
        case dict():
            return {str(key): _argument(each) for key, each in value.items()}
        case int() | Decimal() | None:
            return value
        case Undefined():
            return str(value)
        case _:
            raise Mistake("T242", shown=shown(value))


def plain(value: object) -> str:
    """The words of an argument. Raises Mistake for text that holds a printed figure: it would lose its cell."""
    said = value.compared() if isinstance(value, Value) else value
    if isinstance(said, str) and ATOM.search(said) and not isinstance(value, Value):
        raise Mistake("T243")
    return str(said)
