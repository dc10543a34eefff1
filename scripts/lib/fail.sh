# Sourced by scripts that have set `name`, their own.

fail() {
  printf "$name: %s\n" "$@" >&2
  exit 1
}
