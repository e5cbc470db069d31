#!/usr/bin/env bash
# Builds and checks the product. Targets, run in the order given: restore, format, build, test, all. Default: all.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
configuration=${CONFIGURATION:-Release}

restore() { dotnet tool restore; dotnet restore SmartSegmentation.sln; }
format() { dotnet csharpier check .; }
build() { dotnet build SmartSegmentation.sln --no-restore -c "$configuration"; }
tests() { dotnet test Tests --no-build -c "$configuration" --logger "console;verbosity=normal" --logger "trx;LogFileName=tests.trx" --results-directory artifacts/test-results; }

for target in "${@:-all}"; do
  case $target in
    restore) restore ;;
    format) restore; format ;;
    build) restore; build ;;
    test) restore; build; tests ;;
    all) restore; format; build; tests ;;
    *) echo "no target '$target': restore, format, build, test, all" >&2; exit 2 ;;
  esac
done
