#!/usr/bin/env bash
# Every check, each with a heading and its time; goes on after a failure, so that one run tells all.
# `tools/test.sh WORD...` runs the checks whose heading holds one of the words.
set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$root" || exit 1

TARGET=wasm32-unknown-unknown
NATIVE=(-p wattfleet-core -p wattfleet-charts -p wattfleet-cli -p wattfleet-bench)
WASM=(-p wattfleet -p wattfleet-core -p wattfleet-charts)
export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-auto}"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
export WASM_BINDGEN_TEST_TIMEOUT="${WASM_BINDGEN_TEST_TIMEOUT:-120}"

words=("$@")
passed=() failed=() skipped=()

SKIP=77 # what a check returns that could not be made
check() { # HEADING COMMAND...
  local heading="$1" start=$SECONDS word wanted=1
  shift
  if [ ${#words[@]} -gt 0 ]; then
    wanted=0
    for word in "${words[@]}"; do case "$heading" in *"$word"*) wanted=1 ;; esac; done
  fi
  [ $wanted -eq 1 ] || return 0
  printf '\n== %s\n' "$heading"
  "$@"
  case $? in
    0) printf -- '-- %s: passed in %d s\n' "$heading" $((SECONDS - start)) && passed+=("$heading") ;;
    "$SKIP") printf -- '-- %s: NOT CHECKED\n' "$heading" && skipped+=("$heading") ;;
    *) printf -- '-- %s: FAILED after %d s\n' "$heading" $((SECONDS - start)) && failed+=("$heading") ;;
  esac
}

# The database of advisories is on the network: where it cannot be had, that is said, not failed.
advisories() {
  if timeout 90 cargo deny fetch db >/dev/null 2>&1; then
    cargo deny --offline check advisories
  else
    echo "The advisory database is out of reach."
    return $SKIP
  fi
}

# From nothing, so that the browser never sees the site of an earlier build.
release_build() {
  rm -rf dist
  trunk build --release
}

browser_tests() {
  if [ ! -f dist/index.html ]; then
    echo "There is no dist/: the release build has failed."
    return 1
  fi
  node --test --test-reporter=spec --test-concurrency=1 --test-timeout=180000 tests/browser/*.test.mjs
}

check "format" cargo fmt --all --check
check "clippy native" cargo clippy --locked "${NATIVE[@]}" --all-targets -- -D warnings
check "clippy wasm32" cargo clippy --locked "${WASM[@]}" --target $TARGET -- -D warnings
check "clippy wasm32 tests" cargo clippy --locked -p wattfleet --all-targets --target $TARGET -- -D warnings
check "deny: bans, licences, sources" cargo deny check bans licenses sources
check "deny: advisories" advisories
check "native tests" cargo nextest run --locked "${NATIVE[@]}"
check "doctests" cargo test --locked --doc -p wattfleet-core -p wattfleet-charts
check "wasm tests in Chromium" cargo test --locked -p wattfleet --target $TARGET --test '*'
check "release build" release_build
check "browser tests" browser_tests

printf '\n'
[ ${#skipped[@]} -eq 0 ] || printf 'not checked: %s\n' "${skipped[@]}"
if [ ${#failed[@]} -gt 0 ]; then
  printf 'failed: %s\n' "${failed[@]}"
  echo "Wattfleet: ${#failed[@]} of $((${#passed[@]} + ${#failed[@]})) checks failed in $SECONDS s."
  exit 1
fi
echo "Wattfleet: ${#passed[@]} checks passed, none failed, in $SECONDS s."
