#!/usr/bin/env bash
# One would guess: a documentation site built with the `offline` plugin, made for reading without a network, asks nobody
# for anything.
# What happens: it is the other way round. With the plugin on, every page has a <script> from a public CDN (a shim for
# web workers of pages opened as files); with the plugin off, and `font = false`, no page asks for anything from elsewhere.
# So a site that is to make no request leaves the plugin out and is read through a web server.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'zensical==0.0.73' >/dev/null 2>&1
mkdir -p "$folder/site/docs"
printf '# Home\n\nA page.\n' >"$folder/site/docs/index.md"
cd "$folder/site"

asks() { # the scripts of the built page that come from elsewhere
  printf '[project]\nsite_name = "x"\nuse_directory_urls = false\n[project.theme]\nfont = false\n%s' "$1" >zensical.toml
  "$folder/venv/bin/zensical" build --clean >/dev/null 2>&1
  grep -oE '<script[^>]*src="?https?://[^">]+' site/index.html | sed 's/.*src="\{0,1\}//' || true
}

"$folder/venv/bin/zensical" --version
without=$(asks '')
with=$(asks $'[project.plugins.offline]\n')
echo "without the offline plugin: ${without:-no script from elsewhere}"
echo "with the offline plugin:    ${with:-no script from elsewhere}"
[[ -z $without && $with == https://* ]] || {
  echo "this has changed" >&2
  exit 1
}
