"""Functions of a PDF give what ISO 32000-1, 7.10, defines, or an error."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from statementpress.prepress.colour.function import Function, FunctionError, read_function


@pytest.fixture
def pdf() -> pikepdf.Pdf:
    return pikepdf.new()


def calculator(pdf: pikepdf.Pdf, program: str, inputs: int = 1, outputs: int = 1) -> Function:
    return read_function(
        Stream(
            pdf,
            program.encode(),
            FunctionType=4,
            Domain=[-100, 100] * inputs,
            Range=[-1000, 1000] * outputs,
        )
    )


def sampled(pdf: pikepdf.Pdf, samples: bytes, size: list[int], **more: object) -> Function:
    keys: dict[str, object] = {
        "FunctionType": 0,
        "Domain": [0, 1] * len(size),
        "Range": [0, 1],
        "Size": size,
        "BitsPerSample": 8,
    }
    return read_function(Stream(pdf, samples, **(keys | more)))


def exponential(**more: object) -> Dictionary:
    return Dictionary({"/FunctionType": 2, "/Domain": [0, 1], "/N": 1} | more)


def test_an_exponential_runs_from_one_colour_to_the_other() -> None:
    function = read_function(exponential(**{"/C0": [0, 1], "/C1": [1, 0.5], "/N": 2}))
    assert function((0.5,)) == (0.25, 0.875)


def test_an_exponential_without_colours_runs_from_0_to_1() -> None:
    assert read_function(exponential())((0.3,)) == (0.3,)


def test_what_lies_outside_the_domain_is_drawn_in() -> None:
    function = read_function(exponential())
    assert (function((-3.0,)), function((7.0,))) == ((0.0,), (1.0,))


def test_stitched_functions_take_turns() -> None:
    function = read_function(
        Dictionary(
            FunctionType=3,
            Domain=[0, 1],
            Functions=[exponential(), exponential()],
            Bounds=[0.5],
            Encode=[0, 1, 1, 0],
        )
    )
    assert [function((x,))[0] for x in (0, 0.25, 0.5, 0.75, 1)] == [0, 0.5, 1, 0.5, 0]


def test_an_array_joins_functions_of_one_output() -> None:
    function = read_function(Array([exponential(), exponential(**{"/N": 2})]))
    assert function((0.5,)) == (0.5, 0.25)


@pytest.mark.parametrize(
    ("values", "mixed"),
    [((0, 0), 0), ((1, 0), 51), ((0, 1), 102), ((1, 1), 255), ((0.5, 0), 25.5), ((0.5, 0.5), 102)],
)
def test_samples_are_mixed_in_every_direction(
    pdf: pikepdf.Pdf, values: tuple[float, float], mixed: float
) -> None:
    function = sampled(pdf, bytes([0, 51, 102, 255]), [2, 2])
    assert function(values)[0] == pytest.approx(mixed / 255)


@pytest.mark.parametrize(
    ("bits", "samples"),
    [
        (1, b"\x40"),
        (4, b"\x0f"),
        (12, b"\x00\x0f\xff"),
        (16, b"\0\0\xff\xff"),
        (32, b"\0" * 4 + b"\xff" * 4),
    ],
)
def test_samples_have_any_count_of_bits(pdf: pikepdf.Pdf, bits: int, samples: bytes) -> None:
    function = sampled(pdf, samples, [2], BitsPerSample=bits)
    assert [function((x,)) for x in (0, 0.5, 1)] == [(0.0,), (0.5,), (1.0,)]


def test_samples_are_encoded_and_decoded(pdf: pikepdf.Pdf) -> None:
    function = sampled(pdf, bytes([0, 255]), [2], Encode=[1, 0], Decode=[0, 0.5])
    assert function((0.0,)) == (0.5,)


@pytest.mark.parametrize(
    ("program", "value", "result"),
    [
        ("{ dup mul }", 3, 9),
        ("{ 0.5 gt { 1 } { 2 } ifelse }", 0.7, 1),
        ("{ 0.5 gt { 1 } { 2 } ifelse }", 0.2, 2),
        ("{ dup 0 lt { neg } if }", -4, 4),
        ("{ 1 2 3 3 1 roll pop pop add }", 5, 8),
        ("{ 1 2 3 3 -1 roll exch pop sub add }", 5, 6),
        ("{ 7 1 index exch pop }", 5, 5),
        ("{ 8 2 copy pop pop sub }", 5, -3),
        ("{ cvi 3 idiv }", -7, -2),
        ("{ cvi 3 mod }", -7, -1),
        ("{ cvi 2 bitshift }", 5, 20),
        ("{ cvi -1 bitshift }", 5, 2),
        ("{ cvi 6 and }", 5, 4),
        ("{ pop true false or { 1 } { 0 } ifelse }", 5, 1),
        ("{ 2 exp }", 3, 9),
        ("{ 1 atan }", 1, 45),
        ("{ sin }", 30, 0.5),
        ("{ round }", 2.5, 3),
        ("{ truncate }", -2.5, -2),
        ("{ log }", 100, 2),
        ("{ % a remark }\n 2 mul}", 4, 8),
    ],
)
def test_a_calculator_reckons_as_postscript(
    pdf: pikepdf.Pdf, program: str, value: float, result: float
) -> None:
    assert calculator(pdf, program)((value,))[0] == pytest.approx(result)


def test_a_calculator_draws_its_results_in(pdf: pikepdf.Pdf) -> None:
    assert calculator(pdf, "{ 1e30 mul dup neg }", outputs=2)((1.0,)) == (1000, -1000)


def test_whole_numbers_do_not_grow_for_ever(pdf: pikepdf.Pdf) -> None:
    assert calculator(pdf, "{ cvi " + "dup mul " * 900 + "}")((99.0,)) == (1000,)


@pytest.mark.parametrize(
    "program",
    ["", "{", "{ { }", "{ 1 if }", "{ fly }", "{" * 50 + "}" * 50, "{ " + "1 " * 30_000 + "}"],
)
def test_a_broken_program_is_refused(pdf: pikepdf.Pdf, program: str) -> None:
    with pytest.raises(FunctionError):
        calculator(pdf, program)


@pytest.mark.parametrize(
    "program",
    ["{ pop }", "{ pop pop }", "{ 0 div }", "{ neg sqrt }", "{ 400 exp 400 exp }", "{ 9 copy }",
     "{ 9 roll }", "{ -1 index }", "{ " + "dup " * 200 + "}", "{ 0 mod }"],
)  # fmt: skip
def test_a_program_that_breaks_off_says_so(pdf: pikepdf.Pdf, program: str) -> None:
    with pytest.raises(FunctionError):
        calculator(pdf, program)((50.0,))


BROKEN = {
    "a name": Name.Identity,
    "an empty array": Array([]),
    "no domain": Dictionary(FunctionType=2, N=1),
    "half a domain": Dictionary(FunctionType=2, Domain=[0], N=1),
    "words for numbers": Dictionary(FunctionType=2, Domain=["a", "b"], N=1),
    "an unknown type": Dictionary(FunctionType=9, Domain=[0, 1]),
    "samples without a stream": Dictionary(FunctionType=0, Domain=[0, 1]),
    "ends that differ": exponential(**{"/C0": [0], "/C1": [1, 1]}),
    "no exponent": Dictionary(FunctionType=2, Domain=[0, 1]),
    "stitches that do not rise": Dictionary(
        FunctionType=3, Domain=[0, 1], Functions=[exponential()] * 3, Bounds=[0.7, 0.2],
        Encode=[0, 1] * 3,
    ),
    "nothing to stitch": Dictionary(FunctionType=3, Domain=[0, 1], Bounds=[], Encode=[]),
}  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_broken_is_refused(broken: pikepdf.Object) -> None:
    with pytest.raises(FunctionError):
        read_function(broken)


@pytest.mark.parametrize(
    ("size", "more"),
    [
        ([3], {}),
        ([0], {}),
        ([2, 2], {"Domain": [0, 1]}),
        ([2], {"BitsPerSample": 7}),
        ([2**30], {}),
        ([2] * 12, {}),
        ([2], {"Encode": [0, 1, 0, 1]}),
    ],
)
def test_a_table_that_is_not_all_there_is_refused(
    pdf: pikepdf.Pdf, size: list[int], more: dict[str, object]
) -> None:
    with pytest.raises(FunctionError):
        sampled(pdf, b"\0\0", size, **more)


def test_a_function_made_of_itself_is_refused(pdf: pikepdf.Pdf) -> None:
    function = pdf.make_indirect(
        Dictionary(FunctionType=3, Domain=[0, 1], Bounds=[0.5], Encode=[0, 1, 0, 1])
    )
    function.Functions = Array([function, function])
    with pytest.raises(FunctionError, match="too many"):
        read_function(function)


def test_a_power_of_nothing_is_refused() -> None:
    with pytest.raises(FunctionError, match="exponent"):
        read_function(exponential(**{"/N": -1}))((0.0,))


def test_the_count_of_inputs_has_to_fit(pdf: pikepdf.Pdf) -> None:
    for function in (
        read_function(exponential()),
        calculator(pdf, "{ }"),
        sampled(pdf, b"\0", [1]),
    ):
        with pytest.raises(FunctionError, match="takes"):
            function((0.0, 0.0))
