"""Agencies succeed one another in a circle."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.rules.rule import Context, Reach, rule


@rule("POA214", "succession-cycle", reach=Reach.PLAN)
def succession_cycle(context: Context) -> Iterator[tuple[Location, str]]:
    """Following who took over from an agency leads back to that agency.

    Why: nobody can say who answers for its measures today.

    Bad:   succeeded_by: {agency: DOL, date: 2012-07-01}   # of MBIE, which took over from DOL
    Good:  succeeded_by: {agency: MBIE, date: 2012-07-01}  # of DOL
    """
    next_of = {agency.id: agency.succeeded_by.agency for agency in context.agencies if agency.succeeded_by}
    index_of = {agency.id: index for index, agency in enumerate(context.agencies)}
    done: set[str] = set()
    for start in next_of:
        chain, on_chain = [start], {start}
        while chain[-1] in next_of and next_of[chain[-1]] not in on_chain and chain[-1] not in done:
            chain.append(next_of[chain[-1]])
            on_chain.add(chain[-1])
        last = chain[-1]
        if last not in done and last in next_of:
            cycle = chain[chain.index(next_of[last]) :]
            place = context.register.in_agencies("agencies", index_of[cycle[0]], "succeeded_by", "agency")
            yield place, f"these succeed one another: {' → '.join([*cycle, cycle[0]])}"
        done.update(chain)
