#!/usr/bin/env bash
# Makes the reference vectors of core/tests/reference anew: every script there, in a virtual environment of its own.
# Needs Python 3.11 or later. Building and testing need neither: the vectors are committed.
#   tools/reference.sh            all scripts
#   tools/reference.sh pv_sam     those named
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$root"
# Set PYTHON to one that has the packages already to do without.
python="${PYTHON:-}"
if [ -z "$python" ]; then
  venv="$WATTFLEET_CACHE/reference-venv"
  packages=core/tests/reference/requirements.txt
  if ! cmp -s "$packages" "$venv/requirements.txt"; then
    python3 -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$packages"
    cp "$packages" "$venv/requirements.txt"
  fi
  python="$venv/bin/python"
fi
# Some scripts give this project's own weather to other programs.
cargo build --quiet -p wattfleet-cli
export WATTFLEET="$CARGO_TARGET_DIR/debug/wattfleet"
scripts=("$@")
[ "${#scripts[@]}" -gt 0 ] || for file in core/tests/reference/scripts/*.py; do scripts+=("$(basename "$file" .py)"); done
for script in "${scripts[@]}"; do
  echo "reference: $script"
  "$python" "core/tests/reference/scripts/$script.py"
done
git --no-pager diff --stat -- core/tests/reference
