"""A second reader, by other hands: ruamel.yaml, which shares no code with the first."""

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_NULLS = ("", "~", "null", "Null", "NULL")


class UnreadError(Exception):
    """This reader does not accept the text; of a few texts the two are of different minds."""


def read_again(text: str) -> Any:
    """The data of a text, every scalar as it is written and empty fields left out. Raises UnreadError."""
    loader = YAML(typ="safe", pure=True)
    loader.Constructor = _AsWritten
    try:
        return loader.load(text)
    except (YAMLError, ValueError, AttributeError, IndexError) as error:  # it stumbles over a few spoiled texts
        raise UnreadError from error


class _AsWritten(SafeConstructor):
    def construct_document(self, node: Node) -> Any:
        return _as_written(node)


def _as_written(node: Node) -> Any:
    if isinstance(node, ScalarNode):
        return None if node.style in (None, "") and node.value in _NULLS else node.value
    if isinstance(node, SequenceNode):
        return [_as_written(item) for item in node.value]
    assert isinstance(node, MappingNode)
    pairs = [(key.value, _as_written(value)) for key, value in node.value]
    return {key: value for key, value in pairs if value is not None}
