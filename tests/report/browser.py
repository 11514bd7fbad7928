"""Chromium without a screen, driven over its own pipe: no server, no port, no package."""

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parent / "axe" / "axe.min.js"
_SECONDS = 120
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)


def find_chromium() -> str | None:
    """The browser on this machine; the pipe it is driven over needs a Unix."""
    return None if sys.platform == "win32" else next(filter(None, map(shutil.which, _NAMES)), None)


needs_chromium = pytest.mark.skipif(find_chromium() is None, reason="chromium is not installed, or has no pipe here")


class Browser:
    """One page. What fails in the browser fails the test."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._out, self._in = os.fdopen(to_browser, "wb"), os.fdopen(from_browser, "rb")
        self._number = 0
        self._session: str | None = None
        self._waiting = b""
        self.requests: list[str] = []
        """The address of everything that was asked for since the page was opened."""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self._ask(f"{domain}.enable")
        self._ask("Page.setBypassCSP", enabled=False)

    def open(self, path: Path, *, width: int = 1280, height: int = 900, scale: float = 1, dark: bool = False) -> None:
        """Open a file in a window of that many CSS pixels."""
        self.requests = []
        self.resize(width, height, scale)
        self.emulate(media="screen", dark=dark)
        self._ask("Page.navigate", url=path.as_uri())
        self._until("Page.loadEventFired")

    def resize(self, width: int, height: int = 900, scale: float = 1) -> None:
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=False,
        )

    def emulate(self, *, media: str = "screen", dark: bool = False, forced_colours: bool = False) -> None:
        features = {
            "prefers-color-scheme": "dark" if dark else "light",
            "forced-colors": "active" if forced_colours else "none",
        }
        self._ask(
            "Emulation.setEmulatedMedia",
            media=media,
            features=[{"name": name, "value": value} for name, value in features.items()],
        )

    def run(self, script: str) -> Any:
        """What an expression gives, once any promise in it is kept. The page's own policy does not hold for it."""
        answer = self._ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def axe(self, ignored: Sequence[str] = ()) -> dict[str, Any]:
        """What axe-core finds on the page as it is, by WCAG 2.2 A and AA and what it holds for good practice."""
        if not self.run("typeof axe !== 'undefined'"):
            self.run(AXE.read_text(encoding="utf-8") + "\n;true")
        rules = {"target-size": {"enabled": True}} | {rule: {"enabled": False} for rule in ignored}
        result = self.run(f"axe.run(document, {json.dumps({'rules': rules})})")
        assert isinstance(result, dict)
        return result

    def roles(self) -> list[str]:
        """What each element is to a screen reader, as the browser reports it."""
        nodes = self._ask("Accessibility.getFullAXTree")["nodes"]
        return [str(one["role"]["value"]) for one in nodes if not one["ignored"]]

    def picture(self, path: Path, *, whole: bool = True) -> None:
        data = self._ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(data))

    def pdf(self, *, width: float, height: float) -> bytes:
        """The page as it is printed, on paper of that many inches."""
        self._ask("Emulation.setEmulatedMedia", media="", features=[])
        printed = self._ask(
            "Page.printToPDF",
            paperWidth=width,
            paperHeight=height,
            printBackground=True,
            preferCSSPageSize=False,
            generateTaggedPDF=True,
        )
        return base64.b64decode(printed["data"])

    def press(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            self._ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=9)

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        self._out.flush()
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer["error"])
                result = answer["result"]
                assert isinstance(result, dict)
                return result

    def _until(self, event: str) -> None:
        while self._next().get("method") != event:
            pass

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._waiting:
            ready, _, _ = select.select([self._in], [], [], _SECONDS)
            assert ready, f"the browser has sent nothing for {_SECONDS} seconds"
            more = os.read(self._in.fileno(), 1 << 20)
            assert more, "the browser has ended"
            self._waiting += more
        raw, _, self._waiting = self._waiting.partition(b"\0")
        message: dict[str, Any] = json.loads(raw)
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        return message

    def close(self) -> None:
        with suppress(OSError):
            self._out.close()
        with suppress(OSError):
            self._in.close()


@contextmanager
def start_browser() -> Iterator[Browser]:
    """A browser with a new profile, ended and forgotten afterwards."""
    program = find_chromium()
    assert program is not None
    its_input, to_browser = os.pipe()
    from_browser, its_output = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        # The shell puts the two ends where Chromium looks for them.
        ends = f'exec 3<&{its_input} 4>&{its_output}; exec "$0" "$@"'
        process = subprocess.Popen(
            ["/bin/bash", "-c", ends, program, *_OPTIONS, f"--user-data-dir={profile}"],
            pass_fds=(its_input, its_output),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(its_input)
        os.close(its_output)
        browser = Browser(to_browser, from_browser)
        try:
            yield browser
        finally:
            browser.close()
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
