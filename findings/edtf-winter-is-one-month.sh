#!/usr/bin/env bash
# One would guess: of the four seasons that the edtf library reads (EDTF codes 21 to 24), each is three months long, and
# winter reaches into the next year.
# What happens: spring, summer and autumn have their three months. Winter, 2027-24, is December 2027 alone: it begins on
# the first and ends on the last of that month. A deadline "by winter 2027" taken from it is two months too early, or, for
# whoever means the winter that ends in February 2027, ten months too late.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'edtf==5.0.2' >/dev/null 2>&1

found=$("$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from edtf import parse_edtf

print("edtf", version("edtf"))
for code in ("21", "22", "23", "24"):
    season = parse_edtf(f"2027-{code}")
    first, last = ("-".join(f"{one:02}" for one in day[:3]) for day in (season.lower_strict(), season.upper_strict()))
    print(f"2027-{code}: {first} to {last}")
PYTHON
)
echo "$found"
grep -qx '2027-21: 2027-03-01 to 2027-05-31' <<<"$found" && grep -qx '2027-24: 2027-12-01 to 2027-12-31' <<<"$found" || {
  echo "this has changed" >&2
  exit 1
}
