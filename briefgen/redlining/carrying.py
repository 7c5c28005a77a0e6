"""Take styles and lists of the old file that its deleted paragraphs need into the new one."""

from briefgen.redlining.markup import Element, W, copied
from briefgen.redlining.package import Package

USES = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))


def carry_styles(old: Package, new: Package, body: Element) -> None:
    """Add the styles that the body uses and only the old file has, with those that they rest on."""
    source, target = (_root(each, "styles") for each in (old, new))
    if source is None or target is None:
        return
    known = {each.get(f"{W}styleId") for each in target.iter(f"{W}style")}
    given = {each.get(f"{W}styleId"): each for each in source.iter(f"{W}style")}
    wanted = [each.get(f"{W}val") for each in body.iter(*USES)]
    while wanted:
        name = wanted.pop()
        if name in known or name not in given:
            continue
        known.add(name)
        target.append(_unnamed(given[name]))
        wanted += [each.get(f"{W}val") for each in given[name].iter(f"{W}basedOn", f"{W}next", f"{W}link")]


def _unnamed(style: Element) -> Element:
    """A style that is nobody's usual one, and in no list of the old file."""
    made = copied(style)
    made.attrib.pop(f"{W}default", None)
    for each in list(made.iter(f"{W}numPr")):
        each.getparent().remove(each)
    return made


def _root(package: Package, name: str) -> Element | None:
    path = package.first(package.main, name)
    return package.tree(path) if path and package.has(path) else None


class Lists:
    """The lists of both files; one of the old file gets a number that no list has."""

    def __init__(self, old: Package, new: Package) -> None:
        self._old, self._new = (_root(each, "numbering") for each in (old, new))
        self._numbers: dict[str, str] = {}

    def adopt(self, paragraph: Element) -> None:
        """Give the number of a list in the properties of an old paragraph the one that it has in the new file."""
        for each in paragraph.iter(f"{W}numId"):
            each.set(f"{W}val", self._number(each.get(f"{W}val", "0")))

    def _number(self, old: str) -> str:
        if self._old is None or self._new is None:
            return old
        if old not in self._numbers:
            self._numbers[old] = _carried(old, self._old, self._new)
        return self._numbers[old]


def _carried(old: str, source: Element, target: Element) -> str:
    """The number of a copy of a list, or 0, which is none."""
    number = next((each for each in source.iter(f"{W}num") if each.get(f"{W}numId") == old), None)
    held = number.find(f"{W}abstractNumId") if number is not None else None
    forms = source.iter(f"{W}abstractNum")
    form = next((each for each in forms if held is not None and _id(each) == held.get(f"{W}val")), None)
    if form is None:
        return "0"
    made, made_form = copied(number), copied(form)
    made_form.set(f"{W}abstractNumId", _free(target, "abstractNum", "abstractNumId"))
    made.set(f"{W}numId", _free(target, "num", "numId"))
    made.find(f"{W}abstractNumId").set(f"{W}val", _id(made_form))
    for each in made_form.findall(f"{W}nsid"):
        made_form.remove(each)
    _place(target, made_form, made)
    return str(made.get(f"{W}numId"))


def _id(form: Element) -> str:
    return str(form.get(f"{W}abstractNumId", ""))


def _free(root: Element, tag: str, name: str) -> str:
    taken = (int(each.get(f"{W}{name}", "0")) for each in root.iter(f"{W}{tag}"))
    return str(max((0, *taken)) + 1)


def _place(root: Element, form: Element, number: Element) -> None:
    """Forms of lists stand before lists (ECMA-376 17.9.16)."""
    first = root.find(f"{W}num")
    if first is None:
        root.append(form)
    else:
        first.addprevious(form)
    lists = root.findall(f"{W}num")
    if lists:
        lists[-1].addnext(number)
    else:
        form.addnext(number)
