#!/bin/sh
# The site on made-up people, as it was Monday 1 July 2024. On a terminal it is served until it is stopped; otherwise every
# page is opened once for each role, and it stops.
set -eu
cd "$(dirname "$0")/.."
pejl=$1
folder=${PEJL_DEMO_FOLDER:-$(mktemp -d)}
[ -n "${PEJL_DEMO_FOLDER:-}" ] || trap 'rm -rf "$folder"' EXIT
export PEJL_LEDGER="$folder/pejl-data"
"$pejl" made-up Frederikssund --plan plans/frederikssund-2024.toml --from 2023-01-01 --to 2024-06-30 --names
"$pejl" load tabel examples/opdigtede-sammenligningstal.csv --map examples/kort/opdigtede-sammenligningstal.toml
if [ -t 1 ] && [ -z "${CI:-}" ]; then
    "$pejl" serve plans/frederikssund-2024.toml --demo 2024-07-01
    exit 0
fi
"$pejl" serve plans/frederikssund-2024.toml --demo 2024-07-01 --check
