"""The colours of a Word report; on white, those of letters have a contrast of at least 4.5 to 1."""

PAPER = "FFFFFF"
INK = "000000"
BRAND = "12395B"
LINK = "0F4C81"
MUTED = "45525E"
EDGE = "7B8893"
LINE = "B8C2CB"
GOOD, DOUBTFUL, BAD = "1B6B3F", "8A4F00", "B0241C"

STATES = {
    "on_track": GOOD,
    "improved": GOOD,
    "at_risk": DOUBTFUL,
    "off_track": BAD,
    "worsened": BAD,
    "overdue": BAD,
    "not_reported": MUTED,
    "unstated": MUTED,
    "closed": MUTED,
    "completed": LINK,
}
