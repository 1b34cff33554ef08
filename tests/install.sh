#!/bin/sh
# What the tests use beside Python: PostgreSQL, a Java runtime (for Spark), Chromium, and LibreOffice's spreadsheet and word
# processor. Installed with apt-get when root; otherwise it says what to install, and the tests that need it are skipped
# and say so.
set -eu
missing=""
ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 || command -v initdb > /dev/null || missing="postgresql"
command -v java > /dev/null || missing="$missing default-jre-headless"
command -v chromium > /dev/null || missing="$missing chromium"
command -v soffice > /dev/null || missing="$missing libreoffice-calc libreoffice-writer"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    echo "Installing with apt-get:$missing"
    # shellcheck disable=SC2086 - a list of packages
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing > /dev/null || {
        echo "apt-get could not install$missing; the tests that need it will be skipped" >&2
    }
else
    echo "Some tests will be skipped. To run them: sudo apt-get install $missing" >&2
fi
