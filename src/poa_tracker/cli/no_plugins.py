"""No plugins for pydantic: none is asked for, and what asking would need is not loaded."""

import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_LOADER = "pydantic.plugin._loader"


class _NoPlugins(ModuleType):
    """Stands where pydantic looks for its loader of plugins. Asked for anything else, it makes way for the real one."""

    @staticmethod
    def get_plugins() -> tuple[()]:
        return ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        sys.modules.pop(_LOADER, None)
        return getattr(import_module(_LOADER), name)


def spare_plugins() -> None:
    """Let pydantic find no plugins, at no cost.

    PYDANTIC_DISABLE_PLUGINS, which does the same, is read only after importlib.metadata has been imported, with the
    packages for e-mail, CSV and ZIP that it needs: a fifteenth of the time that a small check takes.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")
    sys.modules.setdefault(_LOADER, _NoPlugins(_LOADER))
