#!/bin/sh
# The main job, once: the five plans held against the figures they print, and what is wrong in them.
set -eu
cd "$(dirname "$0")/.."
pejl=$1
for plan in "frederikssund-2024 2023-12-31" "solroed-2024 2023-12-31" "soroe-2023 2022-12-31" \
    "stevns-2024-2026 2023-12-31" "alleroed-2022 2021-12-31"; do
    set -- $plan
    "$pejl" goals "plans/$1.toml" --on "$2"
    echo
done
"$pejl" check plans/*.toml
cat <<'TEXT'

Prøv selv:
  .venv/bin/pejl explain plans/frederikssund-2024.toml 2a --on 2023-12-31   hvert skridt bag ét svar
  .venv/bin/pejl goals plans/solroed-2024.toml --on 2023-12-31 --json       det samme til en maskine
  cp plans/eksempel.toml min-plan.toml                                      skriv jeres egen plan, og så:
  .venv/bin/pejl check min-plan.toml
TEXT
