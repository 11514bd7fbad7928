"""Copying one of the package's templates into a plan, to start its own from."""

from pathlib import Path

from poa_tracker.errors import UsageError
from poa_tracker.findings.suggestion import did_you_mean
from poa_tracker.register.project import TEMPLATES, Project
from poa_tracker.report.save import save
from poa_tracker.report.section_blocks import with_sections
from poa_tracker.report.template_folders import DEFAULTS, default_names
from poa_tracker.vocabulary import ReportFormat


def eject(project: Project, template: str, output: ReportFormat) -> Path:
    """Write the package's template into the plan's `templates/` and give its path; from then on it is used instead.

    `template` is a name as `--list` has it, `output` the format that is meant where the name does not have it.
    Raises UsageError where there is no such template, or where the plan has it already: nothing is written over.
    """
    name = _file_name(template, output.layout.value)
    target = project.templates / name
    if target.exists() or target.is_symlink():
        raise UsageError(f"{project.relative(target)} already exists; poa did not change it")
    if not project.templates.resolve().is_relative_to(project.root.resolve()):
        raise UsageError(f"{TEMPLATES}/ is a link that leads out of the plan, so poa does not follow it")
    text = (DEFAULTS / name).read_text(encoding="utf-8")
    save(target, with_sections(text, name).encode("utf-8"))
    return target


def _file_name(template: str, suffix: str) -> str:
    known = default_names()
    for name in (template, f"{template}.j2", f"{template}.{suffix}.j2"):
        if name in known:
            return name
    short = [name.removesuffix(".j2") for name in known]
    hint = did_you_mean(template, [*short, *{name.rpartition(".")[0] for name in short}])
    raise UsageError(f"the package has no template {template!r}{hint}; --list shows the ones it has")
