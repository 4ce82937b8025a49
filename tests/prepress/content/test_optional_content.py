"""Optional content that is off unless somebody turns it on is not painted."""

import pytest
from pikepdf import Array, Dictionary, Name, Object

from statementpress.prepress.content.painting import painted_objects
from tests.prepress.content.stage import Stage, entries_of, kinds

SQUARE = "10 10 50 50 re f"
MARKED = f"/OC /L BDC {SQUARE} EMC"


class Layers(Stage):
    """A page with the layers On and Off."""

    def __init__(self, **usual: object) -> None:
        super().__init__()
        self.on, self.off = self.layer(), self.layer()
        usual = usual or {"OFF": Array([self.off])}
        groups = Array([self.on, self.off])
        self.pdf.Root.OCProperties = Dictionary(OCGs=groups, D=entries_of(**usual))

    def marked(self, properties: Object) -> list[str]:
        return kinds(self.name("Properties", L=properties).painted(MARKED))


def test_marked_content_of_a_layer_that_is_off_is_hidden() -> None:
    layers = Layers()
    assert layers.marked(layers.off) == []
    assert layers.marked(layers.on) == ["Area"]


def test_without_the_file_every_layer_is_on() -> None:
    layers = Layers()
    layers.marked(layers.off)
    assert len(list(painted_objects(layers.pdf.pages[0]))) == 1


def test_where_all_are_off_those_that_are_on_are_listed() -> None:
    layers = Layers(BaseState=Name.OFF)
    assert layers.marked(layers.on) == []
    layers.pdf.Root.OCProperties.D.ON = Array([layers.on])
    assert layers.marked(layers.on) == ["Area"]
    assert layers.marked(layers.off) == []


@pytest.mark.parametrize(
    ("policy", "shows"), [("AnyOn", True), ("AllOn", False), ("AnyOff", True), ("AllOff", False)]
)
def test_a_membership_goes_by_its_policy(policy: str, shows: bool) -> None:
    layers = Layers()
    both = Array([layers.on, layers.off])
    membership = Dictionary(Type=Name.OCMD, OCGs=both, P=Name(f"/{policy}"))
    assert bool(layers.marked(membership)) is shows


def test_a_membership_of_one_layer_or_none() -> None:
    layers = Layers()
    assert layers.marked(Dictionary(Type=Name.OCMD, OCGs=layers.off)) == []
    assert layers.marked(Dictionary(Type=Name.OCMD, OCGs=Array([]))) == ["Area"]


def test_a_layer_hides_all_that_is_marked_inside_it() -> None:
    layers = Layers()
    layers.name("Properties", L=layers.off)
    inner = f"/Span BMC {SQUARE} EMC {SQUARE}"
    assert layers.painted(f"/OC /L BDC {inner} EMC EMC EMC {SQUARE}")[1:] == []


def test_the_pen_moves_over_hidden_text() -> None:
    layers = Layers()
    layers.name("Properties", L=layers.off)
    shown = "BT /F 10 Tf 50 50 Td /OC /L BDC (aaaa) Tj EMC (b) Tj ET"
    (text,) = layers.painted(shown)
    assert text.box.llx > 60


def test_forms_and_images_may_be_in_a_layer() -> None:
    layers = Layers()
    layers.name("XObject", X=layers.form(SQUARE, OC=layers.off))
    assert layers.painted("/X Do") == []
