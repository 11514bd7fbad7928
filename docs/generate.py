"""Write again what is made from the code: pages of the manual and the JSON Schemas. `make docs`."""

import sys
from pathlib import Path

from poa_tracker.register.schema import SCHEMAS, schema_text
from poa_tracker.report.guide import guide
from poa_tracker.rules.explain import all_rules, markdown

sys.path.insert(0, str(Path(__file__).parent))

import commands
import file_format
import shapes

ROOT = Path(__file__).parent.parent


def generated() -> dict[Path, str]:
    """Each generated file and what should stand in it."""
    schemas = {ROOT / "schemas" / f"{name}.schema.json": schema_text(name) for name in SCHEMAS}
    pages = {
        "rules.md": markdown(all_rules()),
        "templates.md": guide(),
        "json.md": shapes.page(),
        "commands.md": commands.page(),
        "format.md": file_format.page(),
    }
    return {**{ROOT / "docs" / name: text for name, text in pages.items()}, **schemas}


def stale() -> list[str]:
    """The generated files that no longer match the code."""
    return [
        str(path.relative_to(ROOT))
        for path, text in generated().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]


if __name__ == "__main__":
    for path, text in generated().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path.relative_to(ROOT))  # noqa: T201 - a script that lists what it wrote
