"""Make one sequence of paragraphs and tables of two; cells hold such sequences again.

Rows that came or went are tracked as rows.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from briefgen.redlining import paragraphs
from briefgen.redlining.grids import Grid, fitted, grid_of, span, together
from briefgen.redlining.lines import Change
from briefgen.redlining.markup import Element, W, copied, mark_paragraph, mark_row, properties, section_of, shallow
from briefgen.redlining.matching import LIKE, matched, share, without_digits
from briefgen.redlining.steps import Block, Step, settled
from briefgen.redlining.story import Side, Story

NAMED_ALIKE = 1.0
"""What a row is liker another for whose first cell says the same."""
PARAGRAPH, TABLE = f"{W}p", f"{W}tbl"


def merge(old: Element, new: Element, made: Element, story: Story) -> None:
    """Fill `made`, which holds no blocks yet, with those of both."""
    others = _others(new)
    for step in settled(_blocks(old, story.old), _blocks(new, story.new)):
        if step.new is not None:
            made.extend(copied(each) for each in others.pop(step.new.held, ()))
        made.append(_written(step, story))
    made.extend(copied(each) for each in others.pop(None, ()))


def whole(held: Element, made: Element, change: Change, story: Story) -> None:
    """Fill `made` with blocks all of which are inserted or deleted; their marks are left as they are, for there is
    nothing that the last one could be joined to."""
    for each in held:
        if each.tag in (PARAGRAPH, TABLE):
            made.append(_whole(each, change, story))


def words(held: Element, side: Side) -> str:
    """What decides whether two sequences are the same."""
    return "\n".join(each.words for each in _blocks(held, side))


def _blocks(held: Element, side: Side) -> list[Block]:
    return [_block(each, side) for each in held if each.tag in (PARAGRAPH, TABLE)]


def _block(held: Element, side: Side) -> Block:
    if held.tag == TABLE:
        return Block(held, "\n".join("\t".join(each.cells) for each in _rows(held, side)), is_table=True)
    return Block(held, paragraphs.read(held, side), has_section=section_of(held) is not None)


def _others(held: Element) -> dict[Element | None, list[Element]]:
    """What stands between blocks (bookmarks, ranges of comments), by the block that follows it; None at the end."""
    found: dict[Element | None, list[Element]] = {None: []}
    for each in held:
        if each.tag in (PARAGRAPH, TABLE):
            found[each], found[None] = found[None], []
        elif each.tag not in (f"{W}sectPr", f"{W}tcPr"):
            found[None].append(each)
    return found


def _written(step: Step, story: Story) -> Element:
    match step.old, step.new:
        case Block(held=old), Block(held=new) if step.is_table:
            return _changed_table(old, new, story)
        case Block(held=old), Block(held=new):
            made = paragraphs.changed(old, new, story)
        case Block(held=held), _:
            made = _whole(held, Change.DELETED, story)
        case _, Block(held=held):
            made = _whole(held, Change.INSERTED, story)
    if step.look is not None:
        _take_looks(made, step.look.held)
    if step.mark is not Change.NONE and not step.is_table:
        mark_paragraph(made, story.stamp.change(step.mark.value))
    return made


def _whole(held: Element, change: Change, story: Story) -> Element:
    if held.tag == TABLE:
        return _whole_table(held, change, story)
    return (paragraphs.inserted if change is Change.INSERTED else paragraphs.deleted)(held, story)


def _take_looks(paragraph: Element, other: Element) -> None:
    """A paragraph whose mark takes the place of another's takes its looks, for they go with the mark."""
    held, look = properties(paragraph), copied(properties(other))
    if held is not None:
        paragraph.remove(held)
    if look is not None:
        paragraph.insert(0, look)


# --- tables -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row, what each of its cells says, and how many columns each takes."""

    held: Element
    cells: tuple[str, ...]
    spans: tuple[int, ...]


def _changed_table(old: Element, new: Element, story: Story) -> Element:
    """The new table with its changes. Where the columns are others, it has the edges of the columns of both."""
    one, other = grid_of(old), grid_of(new)
    grid = other if len(one) == len(other) else together(one, other)
    made = _begun(new, grid)
    for gone, come in matched(_rows(old, story.old), _rows(new, story.new), (_key, _key_without_digits), _likeness):
        if gone is not None and come is not None:
            made.append(fitted(_changed_row(gone.held, come.held, story), other, grid))
        elif come is not None:
            made.append(fitted(_whole_row(come.held, Change.INSERTED, story), other, grid))
        elif gone is not None:
            made.append(fitted(_whole_row(gone.held, Change.DELETED, story), one, grid))
    return made


def _whole_table(table: Element, change: Change, story: Story) -> Element:
    """A table all rows of which are inserted or deleted."""
    made = _begun(table, grid_of(table))
    made.extend(_whole_row(each, change, story) for each in table.findall(f"{W}tr"))
    return made


def _begun(table: Element, grid: Grid) -> Element:
    made = shallow(table)
    for each in table:
        if each.tag == f"{W}tblGrid":
            made.append(grid.element())
        elif each.tag != f"{W}tr":
            made.append(deepcopy(each))
    return made


def _rows(table: Element, side: Side) -> list[Row]:
    return [
        Row(
            each,
            tuple(words(cell, side) for cell in each.findall(f"{W}tc")),
            tuple(span(cell) for cell in each.findall(f"{W}tc")),
        )
        for each in table.findall(f"{W}tr")
    ]


def _key(row: Row) -> object:
    return row.cells, row.spans


def _key_without_digits(row: Row) -> object:
    return tuple(map(without_digits, row.cells)), row.spans


def _likeness(old: Row, new: Row) -> float:
    if old.spans != new.spans or not old.spans:
        return 0.0
    if old.cells[0] and old.cells[0] == new.cells[0]:
        return NAMED_ALIKE + _share(old.cells, new.cells)
    found = _share(old.cells, new.cells)
    return found if found >= LIKE else 0.0


def _share(old: Sequence[str], new: Sequence[str]) -> float:
    return share("".join(old), "".join(new))


def _changed_row(old: Element, new: Element, story: Story) -> Element:
    made = _without_cells(new)
    for before, after in zip(old.findall(f"{W}tc"), new.findall(f"{W}tc"), strict=True):
        cell = _begun_cell(after)
        merge(before, after, cell, story)
        made.append(cell)
    return made


def _whole_row(row: Element, change: Change, story: Story) -> Element:
    made = _without_cells(row)
    mark_row(made, story.stamp.change(change.value))
    for each in row.findall(f"{W}tc"):
        cell = _begun_cell(each)
        whole(each, cell, change, story)
        for paragraph in cell.findall(f"{W}p"):
            mark_paragraph(paragraph, story.stamp.change(change.value))
        made.append(cell)
    return made


def _without_cells(row: Element) -> Element:
    made = shallow(row)
    made.extend(deepcopy(each) for each in row if each.tag in (f"{W}trPr", f"{W}tblPrEx"))
    return made


def _begun_cell(cell: Element) -> Element:
    made, held = shallow(cell), copied(cell.find(f"{W}tcPr"))
    if held is not None:
        made.append(held)
    return made
