"""A page of 400 points square, its resources, and what is painted on it."""

from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf

from statementpress.prepress.content.painted import Painted
from tests.shared.painted import painted_objects

SIDE = 400


class Stage:
    """A PDF of one page. Its resources are given by kind, then by name."""

    def __init__(self) -> None:
        self.pdf = Pdf.new()
        self.pdf.add_blank_page(page_size=(SIDE, SIDE))
        self.page: Any = self.pdf.pages[0].obj
        self.page.Resources = Dictionary()

    def name(self, kind: str, **named: object) -> "Stage":
        for name, obj in named.items():
            self.page.Resources[f"/{kind}"] = self.page.Resources.get(f"/{kind}", Dictionary())
            self.page.Resources[f"/{kind}"][f"/{name}"] = obj
        return self

    def stream(self, data: str | bytes, **entries: object) -> Any:
        stream = self.pdf.make_stream(data.encode() if isinstance(data, str) else data)
        for key, value in entries.items():
            stream[f"/{key}"] = value
        return stream

    def form(self, content: str, **entries: object) -> Any:
        box = Array([0, 0, SIDE, SIDE])
        return self.stream(content, **({"Subtype": Name.Form, "BBox": box} | entries))

    def layer(self, title: str = "A layer") -> Object:
        return self.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=title))

    def painted(self, content: str | bytes = "") -> list[Any]:
        """Return what the page paints; with `content`, that becomes its content first."""
        if content:
            self.page.Contents = self.stream(content)
        return list(painted_objects(self.pdf.pages[0], self.pdf))


def painted(content: str | bytes) -> list[Any]:
    """Return what content that needs no resources paints."""
    return Stage().painted(content)


def one(content: str | bytes) -> Any:
    """Return the only thing that content paints."""
    (found,) = painted(content)
    return found


def kinds(found: list[Painted]) -> list[str]:
    """Return the kinds of what is painted, in order: "Text", "Line", "Area", "Image", "Shading"."""
    return [type(each).__name__.removeprefix("Painted") for each in found]


def box(of: Painted) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a box to a hundredth."""
    sides = of.box.llx, of.box.lly, of.box.urx, of.box.ury
    return tuple(round(side, 2) for side in sides)  # type: ignore[return-value]


def entries_of(**entries: object) -> Dictionary:
    return Dictionary({f"/{key}": value for key, value in entries.items()})


def shading(space: str = "DeviceCMYK", **entries: object) -> Dictionary:
    count = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[space]
    function = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0] * count, C1=[1] * count)
    made = Dictionary(ShadingType=2, ColorSpace=Name(f"/{space}"), Coords=[0, 0, 1, 0])
    made.Function = function
    for key, value in entries.items():
        made[f"/{key}"] = value
    return made


def spot(name: str = "Invented Orange") -> Array:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[0, 0.5, 1, 0])
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])
