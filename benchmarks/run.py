"""How fast `poa` is, as ratios measured in one run: `make bench`.

Every figure is a whole process, started anew; the two sides of a ratio are run in turns, so that a machine which
speeds up or slows down does so for both. The median of the ratios, pair by pair, is what counts.
"""

import argparse
import compileall
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import poa_tracker
from generate import PERIODS, TODAY, generate

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
POA = str(BIN / "poa")
PYTHON_ALONE = [sys.executable, "-c", "pass"]


@dataclass(frozen=True)
class Run:
    """One process: seconds on the clock, and the most memory that it or a child of it held, in MiB."""

    seconds: float
    memory: float


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    seconds: float
    yardstick: str
    yardstick_seconds: float
    ratio: float
    limit: float | None
    memory: float


def run(command: Sequence[str]) -> Run:
    """Run a command to its end; a failure ends the benchmark, since its time would mean nothing."""
    started = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            sys.exit(f"{' '.join(command)}\nended with {process.returncode}: {errors.read().decode()}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_maxrss / unit)


def compare(
    what: str, command: Sequence[str], yardstick: str, other: Sequence[str], limit: float | None, pairs: int
) -> Row:
    """Run both in turns, once more than is counted: the first pair warms the disk's cache."""
    run(other), run(command)
    runs = [(run(other), run(command)) for _ in range(pairs)]
    return Row(
        what,
        statistics.median(mine.seconds for _, mine in runs),
        yardstick,
        statistics.median(theirs.seconds for theirs, _ in runs),
        statistics.median(mine.seconds / theirs.seconds for theirs, mine in runs),
        limit,
        max(mine.memory for _, mine in runs),
    )


def rows(work: Path, pairs: int, *, large: bool) -> list[Row]:
    imports = [sys.executable, "-c", "import typer, yaml, pydantic.main, pydantic.types"]
    measured = [
        compare(
            "the imports of typer, pydantic and libyaml alone", imports, "python -c pass", PYTHON_ALONE, None, pairs
        ),
        compare("poa --version", [POA, "--version"], "python -c pass", PYTHON_ALONE, 6, pairs * 3),
        compare("poa --help", [POA, "--help"], "python -c pass", PYTHON_ALONE, None, pairs * 3),
    ]
    for size in (30, 100, 1_000, 10_000, *([100_000] if large else [])):
        root = work / f"plan-{size}"
        generate(root, size)
        validate = [POA, "validate", "--root", str(root), "--today", TODAY]
        if size == 30:
            measured.append(
                compare("poa validate, 30 measures", validate, "python -c pass", PYTHON_ALONE, 15, pairs * 2)
            )
            continue
        scan = [sys.executable, str(HERE / "scan.py"), str(root)]
        limit = 1.3 if size == 10_000 else None
        measured.append(compare(f"poa validate, {size:,} measures", validate, "bare scan", scan, limit, pairs))
    measured += _against_a_revision(work / "plan-10000", pairs)
    small, big = (_one_edit(work / f"plan-{size}") for size in (100, 10_000))
    measured.append(compare("one edit in a plan of 10,000", big, "one in 100", small, 1.3, pairs * 2))
    root = work / "report-1000"
    generate(root, 1_000, updates=8)
    scan = [sys.executable, str(HERE / "scan.py"), str(root)]
    report = [
        *(POA, "report", "--root", str(root), "--today", TODAY, "--period", PERIODS[-1], "--format", "html"),
        *("--output", str(work / "report.html")),
    ]
    measured.append(compare("poa report (HTML), 1,000 measures × 8 updates", report, "bare scan", scan, 9, pairs))
    return measured


def _against_a_revision(root: Path, pairs: int) -> list[Row]:
    """What a pull request that changes every hundredth measure of a plan costs to check, beside checking the plan."""
    git = ["git", "-C", str(root), "-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.org"]
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "All of it"]):
        run([*git, *arguments])
    for path in sorted(root.glob("measures/**/*.yaml"))[::100]:
        text = path.read_text(encoding="utf-8").replace("\ntitle: ", "\ntitle: Again ", 1)
        path.write_text(text, encoding="utf-8", newline="\n")
    options = ["--root", str(root), "--today", TODAY]
    validate = [POA, "validate", *options]
    return [
        compare(f"{what}, 10,000 measures", command, "poa validate", validate, 2.5, pairs)
        for what, command in (
            ("poa validate --against REV", [*validate, "--against", "HEAD"]),
            ("poa diff REV", [POA, "diff", "HEAD", *options]),
        )
    ]


def _one_edit(root: Path) -> list[str]:
    """A command that adds a milestone to the plan's first measure, each time one more."""
    first = min(root.glob("measures/**/*.yaml")).stem
    return [POA, "milestone", "add", first, "--title", "One more step", "--root", str(root), "--today", TODAY]


def table(measured: Sequence[Row]) -> str:
    lines = [
        f"Python {platform.python_version()} on {platform.system()}, {os.cpu_count()} processors",
        "",
        f"{'what':<48} {'seconds':>8}  {'yardstick':<15} {'seconds':>8} {'ratio':>7} {'limit':>6} {'MiB':>6}",
    ]
    for row in measured:
        limit = "" if row.limit is None else f"{row.limit:g}"
        missed = "" if row.limit is None or row.ratio <= row.limit else "  missed"
        lines.append(
            f"{row.what:<48} {row.seconds:>8.3f}  {row.yardstick:<15} {row.yardstick_seconds:>8.3f} "
            f"{row.ratio:>7.2f} {limit:>6} {row.memory:>6.0f}{missed}"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=5, help="how often each pair is run")
    parser.add_argument("--large", action="store_true", help="a plan of 100,000 measures as well")
    arguments = parser.parse_args()
    # pip compiles what it installs; a checkout is compiled when it first runs, or never.
    compileall.compile_dir(Path(poa_tracker.__file__).parent, quiet=1)
    work = HERE / "work"
    shutil.rmtree(work, ignore_errors=True)
    try:
        print(table(rows(work, arguments.pairs, large=arguments.large)))
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
