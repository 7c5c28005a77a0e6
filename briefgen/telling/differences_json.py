"""Put what differs into JSON for programs."""

from briefgen.differing import CellChange, ClaimChange, Difference, Fact, LineChange
from briefgen.quantities import plain

Json = dict[str, object]


def difference_json(found: Difference) -> Json:
    """Everything that differs; null for what a side does not have."""
    return {
        "old": _side_json(found.old.name, found.old.record.edition if found.old.record else None),
        "new": _side_json(found.new.name, found.new.record.edition if found.new.record else None),
        "refused": found.new.refused,
        "cells": [_cell_json(each) for each in found.cells],
        "renamings": [
            {"old": each.old.key.owner, "new": each.new.key.owner, "name": each.new.name, "why": each.why.value}
            for each in found.renamings
        ],
        "figures": [
            {"id": each.identifier, "name": each.name, "old": each.old or None, "new": each.new or None,
             "cells": [str(cell) for cell in each.cells]}
            for each in found.figures
        ],
        "sentences": [_line_json(each) for each in found.lines],
        "claims": [_claim_json(each) for each in found.claims],
        "touched": [
            {"kind": each.kind.value, "title": each.title, "pages": list(each.pages)} for each in found.touched
        ],
        "pages": list(found.pages),
    }  # fmt: skip


def _side_json(name: str, edition: str | None) -> Json:
    return {"name": name, "edition": edition}


def _cell_json(change: CellChange) -> Json:
    key = change.fact.key
    return {
        "name": change.fact.name,
        "owner": key.owner,
        "period": key.period,
        "area": key.area,
        "part": key.part,
        "old": _fact_json(change.old),
        "new": _fact_json(change.new),
    }


def _fact_json(fact: Fact | None) -> Json | None:
    if fact is None:
        return None
    cells, content = [str(cell) for cell in fact.cells], fact.content
    if isinstance(content, str):
        return {"value": content, "unit": "", "bound": "", "cells": cells}
    return {"value": f"{plain(content.number):f}", "unit": content.unit, "bound": content.bound.value, "cells": cells}


def _line_json(change: LineChange) -> Json:
    line = change.line
    old, new = (each.words if each else None for each in (change.old, change.new))
    return {"kind": line.kind.value, "section": line.section, "page": change.page, "old": old, "new": new}


def _claim_json(change: ClaimChange) -> Json:
    return {
        "phrase": change.phrase,
        "name": change.name,
        "turn": change.turn.value,
        "was": change.was or None,
        "is": change.now or None,
        "old": change.old or None,
        "new": change.new or None,
        "working": change.working,
        "cells": [str(cell) for cell in change.cells],
        "page": change.page,
    }
