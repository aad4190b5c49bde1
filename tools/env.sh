# Where tools and build results are. Sourced by setup.sh, test.sh and the Makefile's recipes.
# shellcheck shell=bash

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export WATTFLEET_CACHE="${WATTFLEET_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/wattfleet}"

# Outside the checkout, so that a fresh clone is warm.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$WATTFLEET_CACHE/target}"

# Pinned tools first, in a folder of their own: other versions of yours stay as they are.
export PATH="$WATTFLEET_CACHE/tools/bin:$root/tools/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

# The browser for tests: name another with CHROME_PATH and CHROMEDRIVER.
if [ -z "${CHROME_PATH:-}" ]; then
  CHROME_PATH="$(command -v chromium || command -v google-chrome || true)"
fi
export CHROME_PATH
export CHROMEDRIVER="${CHROMEDRIVER:-$(command -v chromedriver || true)}"

# A stable toolchain of the pinned version serves as well as one of that name.
rust_pin="$(sed -n 's/^channel *= *"\(.*\)"/\1/p' "$root/rust-toolchain.toml")"
if [ -z "${RUSTUP_TOOLCHAIN:-}" ] && ! rustup run "$rust_pin" rustc --version >/dev/null 2>&1 &&
  rustup run stable rustc --version 2>/dev/null | grep -qwF -- "$rust_pin"; then
  export RUSTUP_TOOLCHAIN=stable
fi
