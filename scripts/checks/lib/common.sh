# What the checks share. Sourced by them, from the root of the project.
#
# The last line that a check prints is what `scripts/check` shows of it: what was checked, or what to do.

# Everything has to be clean in both of these; packages of the checks use the trait through their own manifest. Logging is
# in both of them, because nothing but what it adds depends on it.
#
# Warnings are errors rather than text to look for: a second build would not repeat those of files that have not changed.
# The package manager, which takes such flags away from dependencies, wants -Werror not to be the last one.
strict=(--disable-build-manifest-caching -Xswiftc -warnings-as-errors -Xcc -Werror -Xcc -Wall -Xcc -Wextra)
with_trait=("${strict[@]}" --scratch-path .build-check/on --traits Enable,Logging)
without_trait=("${strict[@]}" --scratch-path .build-check/off --traits Logging)

fail() {
  echo "$*"
  exit 1
}

need() {
  local tool=$1 package=$2
  command -v "$tool" >/dev/null || fail "$tool is missing: run scripts/checks/setup, or apt-get install $package"
}

# The Swift files of the project that exist, hidden folders (builds) left out.
swift_files() {
  local places=() place
  for place in Package.swift Sources Tests Benchmarks Examples Fuzz scripts; do
    [[ -e $place ]] && places+=("$place")
  done
  find "${places[@]}" -name '.?*' -prune -o -name '*.swift' -type f -print | sort
}
