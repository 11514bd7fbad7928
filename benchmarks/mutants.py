"""How many small faults in the definitions the tests notice: `make mutants`.

Every module of `standing/`, `changes/` and `edits/` is changed in one place at a time (`mutate.py`), and the tests that
run that place have to fail. Nothing is written: pytest collects the tests once, and for every fault a fork of it takes
over the changed function, runs the tests that reach it, the quickest first, and stops at the first that fails. Faults
that no test can notice stand in `docs/mutants.md`, each with its reason. It needs a system on which processes can fork.
"""

import argparse
import ast
import gc
import importlib
import os
import pickle
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from types import CodeType, FunctionType
from typing import NamedTuple

import pytest
from coverage import Coverage

from mutate import Mutant, find_mutants

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "poa_tracker"
PACKAGES = ("standing", "changes", "edits")
TESTS = tuple(
    f"tests/{name}"
    for name in (
        *("changes", "cli", "edits", "model", "output", "register", "rules", "standing"),
        *("report/test_figures.py", "report/test_who_speaks.py", "test_two_days.py"),
    )
)
MANY_PROCESSES = "tests/cli/test_update.py::test_twenty_at_once_lose_nothing"
"""On a busy machine it fails without any fault, and no definition is what it is about."""
KNOWN = ROOT / "docs" / "mutants.md"
WANTED = 0.9
PATIENCE = 5.0
"""Seconds of work of tests, as they take without a fault, after which a fault counts as not noticed."""

Passes = Callable[[pytest.Item], bool]
"""Runs one test; whether it passes."""


class Verdict(NamedTuple):
    """What the tests made of a fault; `killer` is the test that noticed it, or why the run came to no end."""

    killer: str

    @property
    def is_killed(self) -> bool:
        return bool(self.killer)


class Result(NamedTuple):
    """A fault of a module, and what came of it."""

    path: Path
    mutant: Mutant
    verdict: Verdict


@dataclass
class Reach:
    """Which tests run a line, and how long each test takes."""

    tests: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


class Run:
    """A pytest plugin that runs the collected tests against every fault instead of once."""

    def __init__(self, modules: Sequence[Path]) -> None:
        self.modules = modules
        self.results: list[Result] = []
        self.seconds = 0.0
        self._has_failed = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        # Imported once pytest has got hold of its asserts.
        from hypothesis import Phase, settings

        # A failing example is enough: making it smaller takes minutes.
        settings.register_profile("mutants", settings(), phases=(Phase.explicit, Phase.generate))
        settings.load_profile("mutants")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            raise session.Interrupted("the tests could not be collected")
        for package in PACKAGES:
            for path in (SOURCE / package).glob("*.py"):
                if importlib.import_module(_name(path)).__file__ != str(path):
                    raise session.Interrupted(f"the tests do not run {path}, but another copy of it")
        # What stands still is shared with every copy instead of being copied.
        gc.collect()
        gc.freeze()
        reach = _measure(session.items, self._passes)
        if reach.failed:
            raise session.Interrupted(f"tests fail without any fault: {', '.join(reach.failed)}")
        items = {item.nodeid: item for item in session.items}
        started = time.perf_counter()
        self.results = list(_try_all(self.modules, items, reach, self._passes))
        self.seconds = time.perf_counter() - started
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._has_failed |= report.failed

    def _passes(self, item: pytest.Item) -> bool:
        self._has_failed = False
        item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
        return not self._has_failed


def _name(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")


def _fork(work: Callable[[], object]) -> tuple[int, int]:
    """Do some work in a copy of this process, silently: its process id, and the pipe from which the result is read."""
    result, inlet = os.pipe()
    process = os.fork()
    if process:
        os.close(inlet)
        return process, result
    os.close(result)
    errors = os.dup(2)
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    try:
        # Copies that make folders for the same tests would be in each other's way.
        with os.fdopen(inlet, "wb") as pipe, tempfile.TemporaryDirectory() as folder:
            os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
            pipe.write(pickle.dumps(work()))
    except BaseException:  # noqa: BLE001 - a copy must never go on as if it were the whole
        os.write(errors, traceback.format_exc().encode())
        os._exit(1)
    os._exit(0)


def _spent() -> float:
    """Seconds of work of this process and of those it has started: the same however busy the machine is."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _read(pipe: int) -> bytes:
    with os.fdopen(pipe, "rb") as stream:
        return stream.read()


def _measure(items: Sequence[pytest.Item], passes: Passes) -> Reach:
    """Run every test once without a fault, on all processors."""

    def measure(some: Sequence[pytest.Item]) -> Reach:
        coverage = Coverage(data_file=None, config_file=False, include=[f"{SOURCE / name}/*" for name in PACKAGES])
        coverage.set_option("run:disable_warnings", ["no-data-collected"])
        coverage.start()
        reach = Reach()
        for item in some:
            coverage.switch_context(item.nodeid)
            started = _spent()
            if not passes(item):
                reach.failed.append(item.nodeid)
            reach.seconds[item.nodeid] = _spent() - started
        coverage.stop()
        data = coverage.get_data()
        for path in data.measured_files():
            for line, contexts in data.contexts_by_lineno(path).items():
                reach.tests[path, line].update(one for one in contexts if one)
        reach.tests = dict(reach.tests)
        return reach

    workers = os.cpu_count() or 1
    pipes = [_fork(partial(measure, items[start::workers]))[1] for start in range(workers)]
    whole = Reach()
    for pipe in pipes:
        part = pickle.loads(_read(pipe))
        whole.seconds |= part.seconds
        whole.failed += part.failed
        for place, tests in part.tests.items():
            whole.tests[place] |= tests
    for _ in pipes:
        os.wait()
    return whole


def _try_all(modules: Sequence[Path], items: dict[str, pytest.Item], reach: Reach, passes: Passes) -> Iterator[Result]:
    """Each fault and what came of it, as many at a time as there are processors."""
    running: dict[int, tuple[Path, Mutant, int]] = {}
    killers: Counter[str] = Counter()
    number = count(1)

    def finish() -> Result:
        process, status = os.wait()
        path, mutant, pipe = running.pop(process)
        written = _read(pipe)
        if os.WIFEXITED(status) and status:
            raise RuntimeError(f"no test could be run against {mutant.function}: {mutant.before} → {mutant.after}")
        verdict = pickle.loads(written) if not status else Verdict("it came to no end")
        killers[verdict.killer] += 1
        print(f"\r{next(number)} faults tried", end="", file=sys.stderr, flush=True)
        return Result(path, mutant, verdict)

    for path in modules:
        functions = _functions(path)
        tree = ast.parse(path.read_bytes())
        for mutant in find_mutants(tree):
            while len(running) >= (os.cpu_count() or 1):
                yield finish()
            tests = _in_order(reach, str(path), mutant, killers)
            mutant.place.put(mutant.new)
            changed = compile(ast.fix_missing_locations(tree), str(path), "exec")
            mutant.place.put(mutant.old)
            chosen = [items[name] for name in tests]
            limit = 5 + 3 * sum(reach.seconds[name] for name in tests)
            process, pipe = _fork(partial(_judge, functions, changed, chosen, limit, passes))
            running[process] = (path, mutant, pipe)
    while running:
        yield finish()
    print("\r\033[K", end="", file=sys.stderr)


def _in_order(reach: Reach, path: str, mutant: Mutant, killers: Counter[str]) -> list[str]:
    """The tests that run the place of a fault: those that noticed others first, then the quickest."""
    tests = set().union(*(reach.tests.get((path, line), ()) for line in range(mutant.first_line, mutant.last_line + 1)))
    chosen: list[str] = []
    seconds = 0.0
    for name in sorted(tests, key=lambda one: (reach.seconds[one] / (1 + killers[one]), one)):
        seconds += reach.seconds[name]
        if chosen and seconds > PATIENCE:
            break
        chosen.append(name)
    return chosen


def _functions(path: Path) -> dict[tuple[str, int], list[FunctionType]]:
    """The functions that a module has made, methods and properties among them."""
    found: dict[tuple[str, int], list[FunctionType]] = defaultdict(list)
    gc.unfreeze()
    for one in gc.get_objects():
        if type(one) is FunctionType and one.__code__.co_filename == str(path):
            found[one.__code__.co_qualname, one.__code__.co_firstlineno].append(one)
    gc.freeze()
    return found


def _judge(
    functions: dict[tuple[str, int], list[FunctionType]],
    changed: CodeType,
    items: Sequence[pytest.Item],
    limit: float,
    passes: Passes,
) -> Verdict:
    # By its own time where it runs on and on, by the clock where it waits.
    signal.setitimer(signal.ITIMER_PROF, limit)
    signal.alarm(60 + round(10 * limit))
    for code in _codes(changed):
        for function in functions.get((code.co_qualname, code.co_firstlineno), ()):
            function.__code__ = code
    for item in items:
        if not passes(item):
            return Verdict(item.nodeid)
    return Verdict("")


def _codes(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _codes(one)


def identity(path: Path, mutant: Mutant) -> tuple[str, str]:
    """What a fault is called in `docs/mutants.md`: the module, and what is changed in which function."""
    return (
        path.relative_to(SOURCE).with_suffix("").as_posix(),
        f"`{mutant.function}`: `{mutant.before}` → `{mutant.after}`",
    )


def load_known() -> set[tuple[str, str]]:
    """The faults that `docs/mutants.md` explains: the items of its lists, each under the name of its module."""
    known = set()
    module = ""
    for line in KNOWN.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            module = line.removeprefix("## ")
        elif line.startswith("- "):
            known.add((module, line.removeprefix("- ")))
    return known


def _report(run: Run) -> int:
    known = load_known()
    survivors = [one for one in run.results if not one.verdict.is_killed]
    unexplained = [one for one in survivors if identity(one.path, one.mutant) not in known]
    for path, mutant, _ in sorted(unexplained, key=lambda one: (one.path, one.mutant.first_line)):
        module, what = identity(path, mutant)
        print(f"{module}.py:{mutant.first_line} {what}")
    lowest = 1.0
    for package in PACKAGES:
        killed = [one.verdict.is_killed for one in run.results if one.path.parent.name == package]
        if killed:
            score = sum(killed) / len(killed)
            lowest = min(lowest, score)
            print(f"{package:<9} {sum(killed):>4} of {len(killed):>4} faults noticed ({score:.1%})")
    print(f"{len(survivors)} not noticed, of which docs/mutants.md leaves {len(unexplained)} out; {run.seconds:.0f} s")
    return int(lowest < WANTED or bool(unexplained) or not run.results)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", help="such as changes or standing/promise.py; by default all")
    parser.add_argument("--tests", nargs="+", default=TESTS)
    asked = parser.parse_args()
    os.chdir(ROOT)
    paths = [SOURCE / name for name in asked.modules or PACKAGES]
    modules = [file for path in paths for file in (sorted(path.glob("*.py")) if path.is_dir() else [path])]
    run = Run(modules)
    options = ["-q", "--capture=no", "-p", "no:cacheprovider", "-p", "no:xdist", f"--deselect={MANY_PROCESSES}"]
    with tempfile.TemporaryDirectory() as folder:  # a copy that is stopped leaves its own behind
        tempfile.tempdir = folder
        status = pytest.main([*options, *asked.tests], plugins=[run])
    return _report(run) if status in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) else int(status)


if __name__ == "__main__":
    sys.exit(main())
