"""The named parts of templates, and those that a template fills in although nothing asks for them."""

from collections.abc import Iterator

from jinja2 import Environment, TemplateNotFound, nodes

from poa_tracker.errors import TemplateError
from poa_tracker.findings.suggestion import did_you_mean


def check_blocks(environment: Environment, name: str) -> None:
    """Raises TemplateError where a template that extends another has a block that the other one lacks.

    Jinja would leave such a block out without a word, and with it whatever its author meant to print.
    """
    _blocks_of(environment, name, frozenset())


def blocks_of(environment: Environment, name: str) -> list[str]:
    """The names of a template's own blocks, in their order."""
    assert environment.loader is not None
    source, file_name, _ = environment.loader.get_source(environment, name)
    return [block.name for block in environment.parse(source, name, file_name).find_all(nodes.Block)]


def _blocks_of(environment: Environment, name: str, below: frozenset[str]) -> frozenset[str]:
    """The names of all blocks of a template and of those that it extends."""
    assert environment.loader is not None
    source, file_name, _ = environment.loader.get_source(environment, name)
    tree = environment.parse(source, name, file_name)
    own = frozenset(block.name for block in tree.find_all(nodes.Block))
    parents = [one.template for one in tree.find_all(nodes.Extends)]
    # A parent that is worked out while the template runs, that is not there, or that extends its own child, is Jinja's
    # to answer for.
    if len(parents) != 1 or not isinstance(parents[0], nodes.Const) or parents[0].value in below | {name}:
        return own
    parent = parents[0].value
    try:
        inherited = _blocks_of(environment, parent, below | {name})
    except TemplateNotFound:
        return own
    for block in _outermost(tree):
        if block.name not in inherited:
            hint = did_you_mean(block.name, inherited) or f" (there is: {', '.join(sorted(inherited))})"
            raise TemplateError(f"{file_name}, line {block.lineno}: {parent} has no block {block.name!r}{hint}")
    return own | inherited


def _outermost(node: nodes.Node) -> Iterator[nodes.Block]:
    """Blocks that stand in no other; one inside another may be new."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _outermost(child)
