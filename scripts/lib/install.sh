# Installing what scripts need from elsewhere. Sourced by scripts that have set `name`, their own.

source "$(dirname "${BASH_SOURCE[0]}")/fail.sh"

# Installs packages of Debian and its relatives, as root; says what to type otherwise.
apt_packages() { # packages
  [[ $# -gt 0 ]] || return 0
  command -v apt-get >/dev/null || fail "these are missing, and there is no apt-get to install them with: $*"
  [[ $(id -u) -eq 0 ]] || fail "as root: apt-get install --no-install-recommends $*"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null
}

# Installs the packages of those commands that are missing.
commands() { # COMMAND=PACKAGE...
  local pair missing=()
  for pair in "$@"; do
    PATH=$PATH:/usr/sbin:/sbin command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
  done
  if [[ ${#missing[@]} -eq 0 ]]; then
    echo "everything is there"
    return
  fi
  apt_packages "${missing[@]}"
}

# Makes FOLDER/venv, an environment of Python with the packages that a file lists; again when that file has changed.
venv() { # folder, file, options of pip
  command -v python3 >/dev/null || fail "python3 was not found; on Debian: apt-get install python3 python3-venv"
  cmp -s "$2" "$1/installed" && return
  rm -rf "$1/venv"
  python3 -m venv "$1/venv" >&2 || fail "python3 -m venv fails; Debian has it in the package python3-venv"
  "$1/venv/bin/pip" install --quiet --disable-pip-version-check "${@:3}" --requirement "$2" >&2 ||
    fail "pip cannot install $2"
  cp "$2" "$1/installed"
}
