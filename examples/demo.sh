#!/bin/sh
# The main job, once: the five plans held against the figures they print, what is wrong in them, and one plan's goals
# counted from the events of a made-up municipality beside the numbers it prints, with its promises as a work list.
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

made_up=$(mktemp -d)
trap 'rm -rf "$made_up"' EXIT
export PEJL_LEDGER="$made_up/pejl-data"
echo
"$pejl" made-up Frederikssund --plan plans/frederikssund-2024.toml --from 2021-01-01 --to 2023-12-31
"$pejl" afstem plans/frederikssund-2024.toml --on 2023-12-31

export PEJL_LEDGER="$made_up/loefter"
"$pejl" made-up Frederikssund --from 2023-07-01 --to 2024-06-30
"$pejl" due plans/frederikssund-2024.toml --on 2024-06-30 --promise P18 P37 P48 --most 5
echo
"$pejl" kept plans/frederikssund-2024.toml --on 2024-06-30 | head -30
cat <<'TEXT'
(de første 30 linjer. Alle, i et register, der bliver stående:
  PEJL_LEDGER=pejl-data-2024 .venv/bin/pejl made-up Frederikssund --from 2023-07-01 --to 2024-06-30
  PEJL_LEDGER=pejl-data-2024 .venv/bin/pejl kept plans/frederikssund-2024.toml --on 2024-06-30)
TEXT
cat <<'TEXT'

Prøv selv:
  .venv/bin/pejl explain plans/frederikssund-2024.toml 2a --on 2023-12-31   hvert skridt bag ét svar
  .venv/bin/pejl goals plans/solroed-2024.toml --on 2023-12-31 --json       det samme til en maskine
  export PEJL_LEDGER=pejl-data-solroed                                      opdigtede og virkelige er aldrig i ét register
  .venv/bin/pejl made-up Solrød --plan plans/solroed-2024.toml --from 2020-01-01 --to 2023-12-31
  .venv/bin/pejl afstem plans/solroed-2024.toml --on 2023-12-31             en opdigtet kommune, talt af hændelser
  .venv/bin/pejl due plans/solroed-2024.toml --on 2023-12-31                hvad der skal gøres, for hvem, hvornår
  .venv/bin/pejl why RÆKKE --plan plans/solroed-2024.toml --on 2023-12-31   hvorfor en række forfalder den dag
  cp plans/eksempel.toml min-plan.toml                                      skriv jeres egen plan, og så:
  .venv/bin/pejl check min-plan.toml
TEXT

echo
./examples/site.sh "$pejl"
