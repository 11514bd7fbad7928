"""Collect the words of reports for translators again, bring every catalogue up to date, and check it. `make words`."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "src" / "poa_tracker" / "report" / "locale"
TEMPLATE = LOCALE / "messages.pot"
_KEYWORDS = DEFAULT_KEYWORDS | {"translatable": None}
_PASSING = ("-Date: ", "Generated-By: ", "EMAIL@", "LL@li")
_HEADER = """\
# The words of poa_tracker's reports.
# Each stands below the places it is used in. `make words` writes what is not a translation.
#"""


def collected() -> Catalog:
    """Every sentence of the reports, in the order of the files, without line numbers: they would change every day."""
    catalogue = _catalogue(None)
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = [
        (name, message, context, comments)
        for name, _, message, comments, context in extract_from_dir(
            ROOT, methods, options, _KEYWORDS, comment_tags=("For translators:",), strip_comment_tags=True
        )
    ]
    for name, message, context, comments in sorted(found, key=lambda one: one[0]):
        catalogue.add(message, None, [(name, None)], auto_comments=comments, context=context)
    return catalogue


def updated(path: Path, template: Catalog) -> Catalog:
    """A language's catalogue with every sentence that the reports have now, and the translations that still hold."""
    with path.open("rb") as file:
        before = read_po(file, locale=path.parts[-3], ignore_obsolete=True)
    after = _catalogue(path.parts[-3])
    after._num_plurals, after._plural_expr = before.num_plurals, before.plural_expr
    for message in template:
        if message.id:
            known = before.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
            translation = (
                known.string if known and not known.fuzzy and known.pluralizable == message.pluralizable else ""
            )
            comments = known.user_comments if known else ()
            after.add(
                message.id,
                translation,
                message.locations,
                auto_comments=message.auto_comments,
                user_comments=comments,
                context=message.context,
            )
    return after


def faults(catalogue: Catalog) -> Iterator[str]:
    """What is wrong with translations: a placeholder that their sentence does not have, too few plural forms."""
    for message in catalogue:
        if message.id and message.string and any(_forms(message)):
            for error in message.check(catalogue):
                yield f"{message.id!r}: {error}"


def written(catalogue: Catalog) -> str:
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=0, omit_header=False)
    # The day of writing would make two copies of one catalogue differ.
    lines = buffer.getvalue().decode().split("\n")
    return "\n".join(line for line in lines if not any(one in line for one in _PASSING))


def paths() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/messages.po"))


def _catalogue(locale: str | None) -> Catalog:
    return Catalog(locale=locale, project="poa_tracker", version="", header_comment=_HEADER, fuzzy=False)


def _forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def main(new: str) -> int:
    template = collected()
    TEMPLATE.write_text(written(template), encoding="utf-8", newline="\n")
    if new:
        try:
            name = str(Locale.parse(new, sep="-"))
        except (ValueError, UnknownLocaleError):
            sys.stderr.write(f"{new!r} is no language that Babel knows; write it like fr, or pt-BR\n")
            return 2
        path = LOCALE / name / "LC_MESSAGES" / "messages.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(written(_catalogue(path.parts[-3])), encoding="utf-8", newline="\n")
    bad = 0
    for path in paths():
        catalogue = updated(path, template)
        path.write_text(written(catalogue), encoding="utf-8", newline="\n")
        total = sum(1 for one in catalogue if one.id)
        done = sum(1 for one in catalogue if one.id and one.string and all(_forms(one)))
        sys.stdout.write(f"{path.relative_to(ROOT)}: {done} of {total} sentences translated\n")
        for fault in faults(catalogue):
            bad += 1
            sys.stdout.write(f"  {fault}\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
