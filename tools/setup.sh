#!/usr/bin/env bash
# Installs what is missing to build Wattfleet (`setup.sh build`) or also to test it (`setup.sh test`).
# Run it as often as you like: what is there is left alone. It expects rustup, Node 20 or later and
# npm, and goes by Debian for the rest.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$root"

TRUNK=0.21.14
WASM_BINDGEN=0.2.130 # the same as in Cargo.toml
NEXTEST=0.9.143
DENY=0.20.2
RUST="${RUSTUP_TOOLCHAIN:-$rust_pin}"
TARGET=wasm32-unknown-unknown

logs="$WATTFLEET_CACHE/logs"
mkdir -p "$logs"
step=0
steps=0

begin() { # NAME: the next part
  step=$((step + 1))
  part="$1"
  printf '[%d/%d] %s: ' "$step" "$steps" "$part"
}

there() { echo "there"; }

stop() { # SENTENCE...: what failed and what to do
  echo
  echo "setup stopped at: $part" >&2
  printf '  %s\n' "$@" >&2
  exit 1
}

# Runs a command with its output in a log, and says every half minute that it is still at it.
run() { # LOG HINT COMMAND...
  local log="$logs/$1.log" hint="$2" start=$SECONDS
  shift 2
  "$@" >"$log" 2>&1 &
  local pid=$! waited=0
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    waited=$((waited + 1))
    if [ $((waited % 30)) -eq 0 ]; then
      printf '\n      %d s, last: %s' $((SECONDS - start)) "$(tail -n 1 "$log" | tr -d '\r' | cut -c1-80)"
    fi
  done
  if wait "$pid"; then
    [ $waited -lt 30 ] || printf '\n      '
    echo "installed in $((SECONDS - start)) s"
  else
    echo "failed"
    tail -n 15 "$log" | sed 's/^/      /' >&2
    stop "$hint" "The whole log: $log"
  fi
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Debian packages, where there is apt and the right to use it.
apt_install() { # PACKAGE...
  local by_hand="Install by hand, as root: apt-get install $*"
  command -v apt-get >/dev/null || stop "There is no apt-get here. Install what Debian calls: $*"
  if [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null; then
    stop "There is no right to install packages here." "$by_hand"
  fi
  as_root apt-get update >"$logs/apt-update.log" 2>&1 || true # an old list may still do
  run "apt-$1" "$by_hand" as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

cargo_tool() { # COMMAND VERSION MINUTES CRATE [FLAGS...]
  local command="$1" version="$2" minutes="$3" crate="$4"
  shift 4
  begin "$crate $version"
  # Matched by the version word, so that 0.2.13 is not taken for 0.2.130.
  if "$command" --version 2>/dev/null | grep -qwF -- "$version"; then there && return; fi
  printf 'building, about %s min ' "$minutes"
  run "$crate" "Is the network there? Try again, or install by hand: cargo install $crate --version $version" \
    env -u CARGO_TARGET_DIR cargo install "$crate" --version "$version" --root "$WATTFLEET_CACHE/tools" "$@"
}

linker() {
  begin "C linker"
  if command -v cc >/dev/null; then there; else apt_install gcc libc6-dev; fi
}

rust() {
  begin "Rust $RUST with $TARGET"
  command -v rustup >/dev/null || stop "rustup is missing. Install it from https://rustup.rs and run this again."
  local by_hand="Try again, or by hand: rustup toolchain install $RUST --profile minimal -c rustfmt,clippy -t $TARGET"
  if ! rustup run "$RUST" rustc --version >/dev/null 2>&1; then
    run rust "$by_hand" \
      rustup toolchain install "$RUST" --profile minimal --component rustfmt,clippy --target "$TARGET"
    return
  fi
  if rustup target list --toolchain "$RUST" --installed | grep -qx "$TARGET" &&
    rustup run "$RUST" cargo fmt --version >/dev/null 2>&1 &&
    rustup run "$RUST" cargo clippy --version >/dev/null 2>&1; then
    there
    return
  fi
  run rust "$by_hand" sh -ec "rustup target add --toolchain $RUST $TARGET; rustup component add --toolchain $RUST rustfmt clippy"
}

node_tools() {
  begin "Node tools (wasm-opt, browser drivers)"
  command -v node >/dev/null && command -v npm >/dev/null || stop "Node 20 or later and npm are missing: https://nodejs.org"
  [ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || stop "Node $(node --version) is too old: 20 or later is needed."
  local lock stamp=tools/node_modules/.wattfleet-lock
  lock="$(sha256sum tools/package-lock.json | cut -d' ' -f1)"
  if [ "$(cat "$stamp" 2>/dev/null)" = "$lock" ]; then there && return; fi
  run npm "Is the network there? Try again, or by hand: (cd tools && npm ci)" \
    npm --prefix tools ci --ignore-scripts --no-audit --no-fund
  echo "$lock" >"$stamp"
}

crates() {
  begin "Crates of Cargo.lock"
  if cargo fetch --locked --offline >/dev/null 2>&1; then there && return; fi
  run crates "Is the network there? Try again: cargo fetch --locked" cargo fetch --locked
}

browser() {
  begin "Chromium and ChromeDriver"
  if [ -x "$CHROME_PATH" ] && [ -x "$CHROMEDRIVER" ]; then there; else apt_install chromium chromium-driver; fi
}

case "${1:-}" in
  build) steps=6 ;;
  test) steps=9 ;;
  *)
    echo "usage: tools/setup.sh build|test"
    exit 2
    ;;
esac

linker
rust
crates
node_tools
cargo_tool trunk "$TRUNK" 10 trunk --locked
# Without --locked: the lock file of this version names a crate version that does not exist.
cargo_tool wasm-bindgen "$WASM_BINDGEN" 4 wasm-bindgen-cli
if [ "$1" = test ]; then
  cargo_tool cargo-nextest "$NEXTEST" 7 cargo-nextest --locked
  cargo_tool cargo-deny "$DENY" 4 cargo-deny --locked
  browser
fi
