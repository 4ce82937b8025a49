"""PostScript calculator functions of a PDF, type 4 (ISO 32000-1, 7.10.5).

They have no loops, so the time of a program is bounded by its length. Its depth of blocks, the
height of its stack and the size of whole numbers are bounded here: beyond 32 bits, whole numbers
turn into reals, as in PostScript.
"""

import math
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from statementpress.prepress.colour.interval import FunctionError, Interval, clip

Number: TypeAlias = float | int | bool
Stack: TypeAlias = list[Number]
Program: TypeAlias = "tuple[float | int | str | Program, ...]"

MOST_NESTED = 32
"""Blocks inside blocks."""
MOST_TOKENS = 20_000
MOST_STACKED = 100
"""Numbers on the stack; ISO 32000-1, Annex C, table C.1, asks readers for as many."""
WHOLE = 2**31
"""The size beyond which a whole number becomes a real one."""

TOKEN = re.compile(rb"%[^\r\n]*|[{}]|[^\s\x00{}%]+")


def _idiv(a: Number, b: Number) -> int:
    quotient = abs(int(a)) // abs(int(b))
    return quotient if (a < 0) == (b < 0) else -quotient


def _shift(a: Number, b: Number) -> int:
    places = max(-31, min(31, int(b)))
    return int(a) << places if places > 0 else int(a) >> -places


def _round(a: Number) -> Number:
    return a if isinstance(a, int) else float(math.floor(a + 0.5))


def _both(logical: Callable[[int, int], int]) -> Callable[[Number, Number], Number]:
    """Return a bitwise operator that gives a truth value for two truth values."""

    def applied(a: Number, b: Number) -> Number:
        result = logical(int(a), int(b))
        return bool(result) if isinstance(a, bool) and isinstance(b, bool) else result

    return applied


UNARY: dict[str, Callable[[Number], Number]] = {
    "abs": abs,
    "neg": operator.neg,
    "ceiling": lambda a: a if isinstance(a, int) else float(math.ceil(a)),
    "floor": lambda a: a if isinstance(a, int) else float(math.floor(a)),
    "round": _round,
    "truncate": lambda a: a if isinstance(a, int) else float(math.trunc(a)),
    "sqrt": math.sqrt,
    "sin": lambda a: math.sin(math.radians(a)),
    "cos": lambda a: math.cos(math.radians(a)),
    "ln": math.log,
    "log": math.log10,
    "cvi": math.trunc,
    "cvr": float,
    "not": lambda a: not a if isinstance(a, bool) else ~int(a),
}
BINARY: dict[str, Callable[[Number, Number], Number]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
    "idiv": _idiv,
    "mod": lambda a, b: a - b * _idiv(a, b),
    "exp": math.pow,
    "atan": lambda a, b: math.degrees(math.atan2(a, b)) % 360,
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
    "and": _both(operator.and_),
    "or": _both(operator.or_),
    "xor": _both(operator.xor),
    "bitshift": _shift,
}


def _copy(stack: Stack) -> None:
    count = int(stack.pop())
    if not 0 <= count <= len(stack):
        raise FunctionError("copy reaches below the stack")
    stack.extend(stack[len(stack) - count :])


def _index(stack: Stack) -> None:
    depth = int(stack.pop())
    if not 0 <= depth < len(stack):
        raise FunctionError("index reaches below the stack")
    stack.append(stack[-1 - depth])


def _roll(stack: Stack) -> None:
    by, count = int(stack.pop()), int(stack.pop())
    if not 0 <= count <= len(stack):
        raise FunctionError("roll reaches below the stack")
    if count:
        top = stack[-count:]
        by %= count
        stack[-count:] = top[count - by :] + top[: count - by]


def _exchange(stack: Stack) -> None:
    stack[-1], stack[-2] = stack[-2], stack[-1]


STACKED: dict[str, Callable[[Stack], object]] = {
    "pop": lambda stack: stack.pop(),
    "dup": lambda stack: stack.append(stack[-1]),
    "exch": _exchange,
    "copy": _copy,
    "index": _index,
    "roll": _roll,
    "true": lambda stack: stack.append(True),
    "false": lambda stack: stack.append(False),
}
OPERATORS = frozenset({*UNARY, *BINARY, *STACKED, "if", "ifelse"})


@dataclass(frozen=True, slots=True)
class Calculator:
    """A program that works on a stack, on which it finds its inputs and leaves its outputs."""

    domain: tuple[Interval, ...]
    range: tuple[Interval, ...]
    program: Program

    def __call__(self, values: Sequence[float]) -> tuple[float, ...]:
        """Return a number for each of `range`; raise FunctionError if the program fails."""
        if len(values) != len(self.domain):
            raise FunctionError(f"the function takes {len(self.domain)} numbers")
        stack: Stack = [clip(*each) for each in zip(values, self.domain, strict=True)]
        try:
            _run(self.program, stack)
        except FunctionError:
            raise
        except (ArithmeticError, IndexError, TypeError, ValueError) as error:
            raise FunctionError("the program of the function fails") from error
        if len(stack) < len(self.range):
            raise FunctionError("the program of the function leaves too few numbers")
        left = stack[len(stack) - len(self.range) :]
        return tuple(clip(float(a), b) for a, b in zip(left, self.range, strict=True))


def _run(program: Program, stack: Stack) -> None:
    for at, step in enumerate(program):
        if isinstance(step, tuple):
            continue
        if step in {"if", "ifelse"}:
            _choose(program, at, stack)
        elif isinstance(step, str):
            _apply(step, stack)
        else:
            stack.append(step)
        if len(stack) > MOST_STACKED:
            raise FunctionError("the program of the function stacks too high")


def _choose(program: Program, at: int, stack: Stack) -> None:
    """Run the block, if any, that the condition on the stack chooses."""
    blocks = program[at - 1 : at] if program[at] == "if" else program[at - 2 : at]
    chosen = blocks[:1] if stack.pop() else blocks[1:]
    for block in chosen:
        if isinstance(block, tuple):
            _run(block, stack)


def _apply(name: str, stack: Stack) -> None:
    if name in STACKED:
        STACKED[name](stack)
        return
    if name in UNARY:
        result = UNARY[name](stack.pop())
    else:
        second, first = stack.pop(), stack.pop()
        result = BINARY[name](first, second)
    stack.append(float(result) if abs(result) > WHOLE else result)


def read_program(source: bytes) -> Program:
    """Return the steps of a program, blocks as tuples; raise FunctionError if it is none."""
    tokens = [
        token.decode("latin-1") for token in TOKEN.findall(source) if not token.startswith(b"%")
    ]
    if len(tokens) > MOST_TOKENS:
        raise FunctionError("the program of the function is too long")
    rest = iter(tokens)
    if next(rest, "") != "{":
        raise FunctionError("the program of the function does not begin with {")
    return _block(rest, MOST_NESTED)


def _block(tokens: Iterator[str], depth: int) -> Program:
    if not depth:
        raise FunctionError("the program of the function is nested too deep")
    steps: list[float | int | str | Program] = []
    for token in tokens:
        if token == "}":
            return tuple(steps)
        steps.append(_block(tokens, depth - 1) if token == "{" else _step(token, steps))
    raise FunctionError("the program of the function does not end")


def _step(token: str, before: Sequence[object]) -> float | int | str:
    if token in OPERATORS:
        blocks = {"if": 1, "ifelse": 2}.get(token, 0)
        if sum(isinstance(step, tuple) for step in before[len(before) - blocks :]) < blocks:
            raise FunctionError(f"{token} has no block before it")
        return token
    if re.fullmatch(r"[+-]?\d{1,9}", token):
        return int(token)
    if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", token):
        return clip(float(token), (-1e38, 1e38))
    raise FunctionError(f"{token[:20]} is no operator of a function")
