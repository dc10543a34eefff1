# Building something for somebody who waits. Sourced by scripts that have set `name`, their own.

source "$(dirname "${BASH_SOURCE[0]}")/fail.sh"

needed=6.2

require_toolchain() {
  command -v swift >/dev/null || fail \
    "swift was not found. This needs the Swift toolchain $needed or newer: https://www.swift.org/install"
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)
  [[ -n $version ]] || fail "swift --version says nothing about its version. Is the toolchain whole?"
  [[ $(printf '%s\n' "$needed" "$version" | sort -V | head -n 1) == "$needed" ]] || fail \
    "this is Swift $version. This needs the Swift toolchain $needed or newer: https://www.swift.org/install"
}

build_log=
build_pid=
end_build() {
  if [[ -n $build_pid ]]; then kill "$build_pid" 2>/dev/null || true; fi
  rm -f "$build_log"
}

# Says that something goes on: in place on a terminal, once otherwise.
watch_build() { # message
  local start=$SECONDS done
  if [[ ! -t 2 ]]; then
    printf '%s\n' "$1" >&2
    return
  fi
  while kill -0 "$build_pid" 2>/dev/null; do
    # The compiler's own count: [120/900].
    done=$(tr '\r' '\n' <"$build_log" | sed -n 's/^\(\[[0-9]*\/[0-9]*\]\).*/\1/p' | tail -n 1)
    printf '\r\033[K%s %d s %s' "$1" $((SECONDS - start)) "$done" >&2
    sleep 1
  done
  printf '\r\033[K' >&2
}

# Builds quietly, and shows what the compiler says only when that fails.
build() { # message, arguments of swift build
  local message=$1 status=0
  build_log=$(mktemp)
  trap end_build EXIT
  swift build "${@:2}" >"$build_log" 2>&1 &
  build_pid=$!
  watch_build "$message"
  wait "$build_pid" || status=$?
  build_pid=
  if ((status != 0)); then
    cat "$build_log" >&2
    fail "the build failed; what the compiler said is above."
  fi
  end_build
}
