"""Small faults put into a module on purpose, one at a time: what a test has to notice.

Only what functions and methods do is changed, properties among them; a text that people read is left alone, a word
that programs read is not.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

_WORD = re.compile(r"[a-z][a-z_.]*")
_Operator = ast.cmpop | ast.boolop | ast.operator
_NEAR: dict[type[_Operator], Any] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_FAR: dict[type[_Operator], Any] = {ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt}
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "bisect_right": "bisect_left", "reversed": "list"}
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Place(NamedTuple):
    """Where a node hangs in its tree."""

    parent: ast.AST
    field: str
    number: int | None
    """Its place in a list of nodes."""

    def put(self, node: ast.AST) -> None:
        if self.number is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.number] = node


@dataclass(frozen=True)
class Mutant:
    """One fault: in which function, on which lines, and what stands there instead of what."""

    function: str
    first_line: int
    last_line: int
    before: str
    after: str
    place: Place
    old: ast.AST
    new: ast.AST


def find_mutants(tree: ast.Module) -> Iterator[Mutant]:
    """Every fault that can be put into a module, in the order of its text."""
    for place, name in _in_functions(tree, ""):
        old = _get(place)
        at: Any = old.target if isinstance(old, ast.comprehension) else old  # a comprehension has no line of its own
        for new in _faults(old, place):
            yield Mutant(
                function=name,
                first_line=at.lineno,
                last_line=at.end_lineno or at.lineno,
                before=_as_written(old, place, old),
                after=_as_written(new, place, old),
                place=place,
                old=old,
                new=ast.copy_location(new, old),
            )


def _get(place: Place) -> ast.AST:
    found = getattr(place.parent, place.field)
    node: ast.AST = found if place.number is None else found[place.number]
    return node


def _children(node: ast.AST) -> Iterator[tuple[Place, ast.AST]]:
    for field, value in ast.iter_fields(node):
        if isinstance(value, ast.AST):
            yield Place(node, field, None), value
        elif isinstance(value, list):
            yield from ((Place(node, field, index), one) for index, one in enumerate(value) if isinstance(one, ast.AST))


def _in_functions(node: ast.AST, name: str) -> Iterator[tuple[Place, str]]:
    for _, child in _children(node):
        if isinstance(child, (*_FUNCTIONS, ast.ClassDef)):
            inner = f"{name}.{child.name}" if name else child.name
            if isinstance(child, ast.ClassDef):
                yield from _in_functions(child, inner)
            else:
                yield from _in_body(child, inner)


def _in_body(function: ast.AST, name: str) -> Iterator[tuple[Place, str]]:
    """The places below a function whose nodes run when it is called: no annotations, defaults or docstrings."""
    for place, child in _children(function):
        if isinstance(function, _FUNCTIONS) and (place.field != "body" or _is_docstring(child)):
            continue
        if place.field == "annotation" or isinstance(child, ast.JoinedStr):
            continue
        if isinstance(child, ast.Raise):
            yield place, name
            continue  # the words of a message are for its own test
        yield place, name
        yield from _in_body(child, name)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _faults(node: ast.AST, place: Place) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(left=left, ops=[op, *more], comparators=comparators):
            for other in filter(None, (_NEAR.get(type(op)), _FAR.get(type(op)))):
                yield ast.Compare(left=left, ops=[other(), *more], comparators=comparators)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(op=_NEAR[type(op)](), values=values)
            for index in range(len(values)):
                kept = values[:index] + values[index + 1 :]
                yield kept[0] if len(kept) == 1 else ast.BoolOp(op=op, values=kept)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _NEAR:
            yield ast.BinOp(left=left, op=_NEAR[type(op)](), right=right)
        case ast.If(body=body, orelse=orelse):
            for value in (True, False):
                yield ast.If(test=ast.Constant(value), body=body, orelse=orelse)
        case ast.IfExp(body=body, orelse=orelse):
            yield body
            yield orelse
        case ast.comprehension(ifs=ifs):
            for index in range(len(ifs)):
                yield ast.comprehension(
                    target=node.target, iter=node.iter, ifs=ifs[:index] + ifs[index + 1 :], is_async=node.is_async
                )
        case ast.Return(value=value) if value is not None and not _is_none(value):
            yield ast.Return(value=ast.Constant(None))
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
        case ast.Constant(value=str(value)) if _WORD.fullmatch(value):
            yield ast.Constant(f"no_{value}")
        case ast.Call():
            yield from _calls(node)
        case ast.Lambda(args=args, body=ast.Tuple(elts=elements)) if len(elements) > 1:
            for index in range(len(elements)):
                kept = elements[:index] + elements[index + 1 :]
                yield ast.Lambda(args=args, body=ast.Tuple(elts=kept, ctx=ast.Load()))
        case ast.Expr() | ast.AugAssign() | ast.Continue() | ast.Break() | ast.Raise() if place.field != "value":
            yield ast.Pass()


def _calls(call: ast.Call) -> Iterator[ast.AST]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name in _NAMES:
        yield ast.Call(func=ast.Name(_NAMES[name], ctx=ast.Load()), args=call.args, keywords=call.keywords)
    for index, keyword in enumerate(call.keywords):
        # What every other call has to be given would only be a crash.
        if keyword.arg in ("key", "reverse", "default"):
            yield ast.Call(func=call.func, args=call.args, keywords=_without(call.keywords, index))
    if name == "sorted" and call.args:
        yield ast.Call(func=ast.Name("list", ctx=ast.Load()), args=call.args[:1], keywords=[])


def _without(keywords: Sequence[ast.keyword], index: int) -> list[ast.keyword]:
    return [*keywords[:index], *keywords[index + 1 :]]


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _as_written(node: ast.AST, place: Place, old: ast.AST) -> str:
    """The first line of a node in its place; a number or a word alone would be too little."""
    if not isinstance(old, ast.Constant):
        return ast.unparse(node).strip().splitlines()[0]
    place.put(node)
    line = ast.unparse(place.parent).strip().splitlines()[0]
    place.put(old)
    return line
