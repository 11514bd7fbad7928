"""One spelling could mean two agencies."""

from collections.abc import Iterator

from poa_tracker.document import KeyPath
from poa_tracker.findings import Location, quoted
from poa_tracker.model import Agency
from poa_tracker.rules.rule import Context, Reach, rule
from poa_tracker.spelling import folded


@rule("POA211", "ambiguous-alias", reach=Reach.PLAN)
def ambiguous_alias(context: Context) -> Iterator[tuple[Location, str]]:
    """A name or alias belongs to two agencies.

    Why: a person or a spreadsheet that uses it means one of them, and nobody can tell which.

    Bad:   aliases: [Customs]   # also an alias of another agency
    Good:  aliases: [NZ Customs]
    """
    owner: dict[str, Agency] = {}
    for index, agency in enumerate(context.agencies):
        for path, spelling in _spellings(agency):
            other = owner.setdefault(folded(spelling), agency)
            if other is not agency and other.id != agency.id:
                place = context.register.in_agencies("agencies", index, *path)
                message = f"{quoted(spelling)} could mean {quoted(agency.id)} or {quoted(other.id)}"
                yield place, message


def _spellings(agency: Agency) -> Iterator[tuple[KeyPath, str]]:
    yield ("id",), agency.id
    yield ("name",), agency.name
    if agency.short_name:
        yield ("short_name",), agency.short_name
    for index, alias in enumerate(agency.aliases):
        yield ("aliases", index), alias
    for language, name in agency.names.items():
        yield ("names", language), name
