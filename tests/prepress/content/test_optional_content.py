"""Optional content that a printer leaves out is not painted; PDFium prints the same."""

from io import BytesIO

import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Object

from tests.prepress.content.stage import Stage, entries_of, kinds
from tests.shared.painted import painted_objects

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

    def printed(self) -> bool:
        """Say whether PDFium prints anything."""
        written = BytesIO()
        self.pdf.save(written)
        with pypdfium2.PdfDocument(written.getvalue()) as document:
            drawn = document[0].render(optimize_mode="print", grayscale=True).to_pil()
        return bool(drawn.getextrema()[0] < 128)


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


def printing(usage: str, category: str = "Print", event: str = "Print") -> Layers:
    """Return layers, both off on screen or on as usual, with what the layer `on` is used for."""
    layers = Layers()
    state = Dictionary({f"/{category}State": Name(f"/{usage}")})
    layers.on.Usage = Dictionary({f"/{category}": state})
    applied = Dictionary(Event=Name(f"/{event}"), OCGs=Array([layers.on]))
    applied.Category = Array([Name(f"/{category}")])
    layers.pdf.Root.OCProperties.D.AS = Array([applied])
    return layers


@pytest.mark.parametrize("usual", ["ON", "OFF"])
@pytest.mark.parametrize("usage", ["ON", "OFF"])
def test_printing_turns_a_layer_on_or_off_whatever_a_screen_shows(usual: str, usage: str) -> None:
    layers = printing(usage)
    layers.pdf.Root.OCProperties.D[f"/{usual}"] = Array([layers.on])
    assert bool(layers.marked(layers.on)) is (usage == "ON") is layers.printed()


@pytest.mark.parametrize(
    ("category", "event", "shows"),
    [("View", "Print", False), ("Print", "View", True), ("Print", "Export", True)],
)
def test_what_other_events_turn_off_is_printed(category: str, event: str, shows: bool) -> None:
    layers = printing("OFF", category, event)
    assert bool(layers.marked(layers.on)) is shows


def test_usage_that_no_configuration_applies_changes_nothing() -> None:
    """PDFium and MuPDF go by it all the same; by 8.11.4.5 only /AS makes it count."""
    layers = printing("OFF")
    del layers.pdf.Root.OCProperties.D.AS
    assert layers.marked(layers.on) == ["Area"]


def test_a_layer_is_off_if_any_of_its_categories_says_so() -> None:
    layers = printing("ON")
    layers.on.Usage.View = Dictionary(ViewState=Name.OFF)
    layers.pdf.Root.OCProperties.D.AS[0].Category.append(Name.View)
    assert layers.marked(layers.on) == []


@pytest.mark.parametrize(
    ("expression", "shows"),
    [
        (["And", "on", "off"], False),
        (["Or", "on", "off"], True),
        (["Not", "on"], False),
        (["Not", "off"], True),
        (["And", "on", ["Not", "off"]], True),
        (["Not", ["Or", "off", ["And", "on", "on"]]], False),
        (["Neither", "off"], True),
        (["And"], True),
    ],
)
def test_a_visibility_expression_comes_before_the_policy(
    expression: list[object], shows: bool
) -> None:
    layers = Layers()

    def written(part: object) -> Object:
        if isinstance(part, list):
            return Array([Name(f"/{part[0]}"), *map(written, part[1:])])
        return layers.on if part == "on" else layers.off

    opposite = layers.off if shows else layers.on
    membership = Dictionary(Type=Name.OCMD, VE=written(expression), OCGs=opposite)
    assert bool(layers.marked(membership)) is shows


def test_an_expression_that_holds_itself_ends() -> None:
    layers = Layers()
    knot = layers.pdf.make_indirect(Array([Name.Or]))
    knot.append(knot)
    assert layers.marked(Dictionary(Type=Name.OCMD, VE=knot)) == ["Area"]


@pytest.mark.parametrize(
    ("of_layer", "of_file", "shows"),
    [("Design", None, True), ("Design", "Design", False), ("Design", "All", False)],
)
def test_a_layer_with_another_intent_than_the_file_is_not_turned_off(
    of_layer: str, of_file: str | None, shows: bool
) -> None:
    layers = Layers()
    layers.off.Intent = Name(f"/{of_layer}")
    if of_file:
        layers.pdf.Root.OCProperties.D.Intent = Array([Name(f"/{of_file}")])
    assert bool(layers.marked(layers.off)) is shows
