"""Make the pictures of the README again, of this repository's plan. `make pictures`, where Chromium is installed."""

import sys
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from poa_tracker.register import WorkingTree, load  # noqa: E402
from poa_tracker.report import Audience, ReportContext, ReportFormat, find_revision, render  # noqa: E402
from tests.report.browser import start_browser  # noqa: E402

PERIOD = "2010-11-Q2"
PICTURES = {
    "report.png": {"width": 1200, "height": 1180},
    "report-phone.png": {"width": 360, "height": 1000, "dark": True},
}
"""How wide and high the window is for each, in CSS pixels; the place that is shown is the first section."""


def main() -> None:
    register = load(WorkingTree(ROOT))
    plan = register.plan
    context = ReportContext.build(
        register,
        plan.reporting.cycle.parse(PERIOD),
        plan.clock(date.max),
        Audience.PUBLIC,
        find_revision(ROOT),
    )
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work, start_browser() as browser:
        page = Path(work) / "report.html"
        page.write_text(render(context, ReportFormat.HTML, ROOT), encoding="utf-8", newline="\n")
        for name, window in PICTURES.items():
            browser.open(page, **window)  # type: ignore[arg-type]
            browser.run("document.getElementById('glance').scrollIntoView()")
            browser.picture(folder / name, whole=False)
            print((folder / name).relative_to(ROOT))  # noqa: T201 - a script that lists what it wrote


if __name__ == "__main__":
    main()
