#!/bin/sh
# Makes .venv with everything in requirements.lock, each package held to its hash, the build backend included.
set -eu
cd "$(dirname "$0")"
PYTHON=${PYTHON:-python3}

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "Pejl needs Python 3.11 or newer; '$PYTHON' is older or missing. Set PYTHON=/path/to/python3.11." >&2
    exit 1
}
if ! "$PYTHON" -c 'import venv, ensurepip' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
        echo "python3-venv is missing: installing it with apt-get"
        apt-get update -qq && apt-get install -y -qq python3-venv > /dev/null
    else
        echo "Pejl needs Python's venv module. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi

rm -rf .venv
"$PYTHON" -m venv .venv
export PIP_DISABLE_PIP_VERSION_CHECK=1
install() {
    .venv/bin/python -m pip install --quiet "$@" 2> .venv/pip.log || { cat .venv/pip.log >&2; exit 1; }
}
echo "Installing Pejl's parts into .venv (about a minute the first time)"
install --require-hashes -r requirements.lock
install --no-deps --no-build-isolation -e .
touch .venv/.ready
