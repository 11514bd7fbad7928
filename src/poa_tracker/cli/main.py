"""The process that runs a command: its console, its pipes, its memory; and the one answer that needs none of these."""

import contextlib
import gc
import io
import os
import sys

from poa_tracker import __version__


def main() -> None:
    """Run the command as installed: quiet when a pipe closes early, readable on any console."""
    if sys.argv[1:] == ["--version"]:
        # Scripts ask this often, and loading the commands would take ten times as long as the answer.
        sys.stdout.write(f"poa {__version__}\n")
        return
    _set_up()
    # After --version, which waits for no command line; and after the plugins that nothing shall load.
    from poa_tracker.cli.app import app

    code: object = 0
    try:
        app()
    except SystemExit as end:
        code = end.code
    except BrokenPipeError:
        code = 0  # `poa list | head` is no failure
    except OSError as error:
        # A command answers for the files it reads and writes; what is left is its output.
        code = _print_write_error(error)
    _leave(code if isinstance(code, int) else int(code is not None))


def _leave(code: int) -> None:
    """End the process at once.

    Python would first take everything apart, object by object, that the process gives back as a whole when it ends;
    for a command that is a tenth of the time a person waits. Nothing is left to do: files are closed where they are
    written, and what was printed is on its way.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (BrokenPipeError, ValueError):
            continue
        except OSError as error:
            code = code if code == 2 else _print_write_error(error)
    os._exit(code)


def _print_write_error(error: OSError) -> int:
    """Print why the output cannot be written, on a full disk for example; the exit code."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"poa: cannot write the output: {error.strerror or error}\n")
    return 2


def _set_up() -> None:
    # It is no part of the answer to --version.
    from poa_tracker.cli.no_plugins import spare_plugins

    # What a command reads stays until it ends: looking for garbage in between costs a tenth of the time.
    gc.disable()
    spare_plugins()
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        _make_writable(stream)


def _open_closed_streams() -> None:
    """Whoever closes a stream (`poa list >&-`) wants to read nothing from it."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - it stays open


def _make_writable(stream: object) -> None:
    """A console that lacks a character shows its code; a file or pipe gets UTF-8, unless the person set another."""
    if isinstance(stream, io.TextIOWrapper):
        if not stream.isatty() and "PYTHONIOENCODING" not in os.environ:
            stream.reconfigure(encoding="utf-8")
        stream.reconfigure(errors="backslashreplace")
