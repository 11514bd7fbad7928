"""Where templates are found: in the plan's own folder first, then in this package. Nowhere else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import BaseLoader, Environment, TemplateNotFound

from poa_tracker.errors import TemplateError
from poa_tracker.register.project import TEMPLATES
from poa_tracker.report.section_blocks import with_sections

DEFAULTS = Path(__file__).parent / "templates"
DEFAULT_PREFIX = "default/"
"""`default/report.md.j2` is always the package's, also for a plan that has a `report.md.j2` of its own."""

_NAME = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9_.-]*/)*[A-Za-z0-9_][A-Za-z0-9_.-]*")
_MOST_BYTES = 1024 * 1024


class TemplateFile(NamedTuple):
    """A template that can be asked for by name."""

    name: str
    """`minister-brief`."""
    suffix: str
    """`md`, `html` or `docx`; of a part also `css`."""
    origin: str
    """`templates/minister-brief.md.j2`, or `default/…` for one of the package's."""


class WordTemplate(NamedTuple):
    """A Word document of the plan's own that reports are made by."""

    origin: str
    """`templates/minister-brief.docx`."""
    path: Path


class TemplateFolders(BaseLoader):
    """Finds templates for Jinja. A plan's template of the same name stands before the package's."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.given: set[str] = set()
        """The origins of all templates found so far: what a traceback calls them."""

    def get_source(self, _environment: Environment, template: str) -> tuple[str, str | None, None]:
        """Raises TemplateError for a file that cannot be used, TemplateNotFound where there is none."""
        for origin, path in self._candidates(template):
            raw = _read(path, origin)
            if raw is not None:
                self.given.add(origin)
                text = _decode(raw, origin)
                return with_sections(text, template) if path.is_relative_to(DEFAULTS) else text, origin, None
        raise TemplateNotFound(template)

    def list_templates(self) -> list[str]:
        """The names of all templates, those inside folders too."""
        own = {path.relative_to(self._own).as_posix() for path in self._own.rglob("*.j2")} if self._own else set()
        return sorted(name for name in own | default_names() if _NAME.fullmatch(name))

    def parts(self) -> list[TemplateFile]:
        """What reports are put together from: sections, the style, the page that leads to several reports; by name."""
        wholes = {one.origin for one in self.entries()}
        found = []
        for name in self.list_templates():
            own = self._own is not None and (self._own / name).is_file()
            origin = f"{TEMPLATES}/{name}" if own else f"{DEFAULT_PREFIX}{name}"
            stem, _, suffix = name.removesuffix(".j2").rpartition(".")
            if stem and origin not in wholes:
                found.append(TemplateFile(stem, suffix, origin))
        return found

    def entries(self) -> list[TemplateFile]:
        """The templates that make a whole report: those that stand directly in a folder; by name, then by format."""
        found: dict[tuple[str, str], TemplateFile] = {}
        for folder, prefix in ((DEFAULTS, DEFAULT_PREFIX), (self._own, f"{TEMPLATES}/")):
            for path in sorted(folder.glob("*.j2")) if folder else ():
                name, _, suffix = path.name.removesuffix(".j2").rpartition(".")
                if name and suffix in ("md", "html") and _NAME.fullmatch(path.name) and not name.startswith("_"):
                    found[name, suffix] = TemplateFile(name, suffix, f"{prefix}{path.name}")
        # Word itself puts `~$brief.docx` beside a document that is open; such a name is none of a template.
        for path in self._own.glob("*.docx") if self._own else ():
            if _NAME.fullmatch(path.name) and not path.name.startswith("_"):
                found[path.stem, "docx"] = TemplateFile(path.stem, "docx", f"{TEMPLATES}/{path.name}")
        return [found[key] for key in sorted(found)]

    def word_template(self, name: str) -> WordTemplate | None:
        """The plan's own Word document of that name; none where it has none.

        Raises TemplateError for a link that leads out of the folder.
        """
        for origin, path in self._candidates(f"{name}.docx"):
            if origin.startswith(f"{TEMPLATES}/") and path.is_file():
                return WordTemplate(origin, path)
        return None

    def _candidates(self, template: str) -> Iterator[tuple[str, Path]]:
        if not _NAME.fullmatch(template):
            return
        if template.startswith(DEFAULT_PREFIX):
            yield template, DEFAULTS / template.removeprefix(DEFAULT_PREFIX)
            return
        if self._own:
            path = self._own / template
            if not path.resolve().is_relative_to(self._own.resolve()):
                raise TemplateError(
                    f"{TEMPLATES}/{template} is a link that leads out of the folder, so poa does not follow it"
                )
            yield f"{TEMPLATES}/{template}", path
        yield DEFAULT_PREFIX + template, DEFAULTS / template

    @property
    def _own(self) -> Path | None:
        """The plan's folder of templates; none where it has none inside the plan."""
        folder = self.root / TEMPLATES
        return folder if folder.is_dir() and folder.resolve().is_relative_to(self.root.resolve()) else None


def default_names() -> frozenset[str]:
    """The names of all templates of the package."""
    return frozenset(path.relative_to(DEFAULTS).as_posix() for path in DEFAULTS.rglob("*.j2"))


def _read(path: Path, origin: str) -> bytes | None:
    """A template's bytes; none where there is no such file."""
    try:
        if not path.is_file():
            return None
        if path.stat().st_size > _MOST_BYTES:
            raise TemplateError(f"{origin} is larger than {_MOST_BYTES // 1024:,} KiB, too much for a template")
        return path.read_bytes()
    except OSError as error:
        raise TemplateError(f"{origin} cannot be read: {error.strerror}") from None


def _decode(raw: bytes, origin: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TemplateError(f"{origin} is not UTF-8; save it as UTF-8") from None
