"""Pages made by hand, and the file that is written of them, for the tests of this folder."""

from io import BytesIO

from PIL import Image as Pictures

from briefgen.document import Image, Meta
from briefgen.faces import shipped_faces
from briefgen.layout.pages import Bookmark, Item, LinkArea, Page, Pages, Region, TextRun
from briefgen.layout.structure import Element
from briefgen.writers.pdf import write

WIDTH, HEIGHT = 300.0, 400.0
META = Meta("江岸区2024年发展简报", "zh-CN", subject="指标", issuer="江岸区人民政府办公室", date="2025年1月20日")


def run(text: str, face: str = "song", size: float = 10, baseline: float = 100, colour: str = "000000") -> TextRun:
    return TextRun(20, baseline, text, face, size, colour, (0.0,) * len(text))


def page(*items: Item, label: str = "1") -> Page:
    """A page of one paragraph; every area is a link of its own in it."""
    paragraph = Element("P")
    tagged = (_tagged(item, Element("Link", paragraph) if isinstance(item, LinkArea) else paragraph) for item in items)
    return Page(label, WIDTH, HEIGHT, (Region("paragraph", 0, tuple(tagged)),))


def _tagged(item: Item, tag: Element) -> Item:
    return item if item.tag else item._replace(tag=tag)


def one_page(*items: Item) -> Pages:
    return Pages((page(*items),))


def written(pages: Pages, meta: Meta = META) -> bytes:
    return write(pages, meta, shipped_faces())


def written_words(*texts: str, face: str = "song") -> bytes:
    runs = [run(text, face, baseline=40 + 20 * number) for number, text in enumerate(texts)]
    return written(one_page(*runs))


def outlined(*levels: int) -> Pages:
    """As many pages and bookmarks as there are levels."""
    marks = [Bookmark(f"标题{number}", level, number, 85, f"m{number}") for number, level in enumerate(levels)]
    return Pages(tuple(page(run("字")) for _ in levels), tuple(marks))


def picture(drawn: Pictures.Image, kind: str) -> Image:
    file = BytesIO()
    drawn.save(file, kind)
    return Image(f"照片.{kind.lower()}", file.getvalue(), drawn.width, drawn.height)
