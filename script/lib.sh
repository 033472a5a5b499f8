# shellcheck shell=bash disable=SC2154
# What script/run, script/test, Tests/EndToEndTests/run and .ci/run share. To be sourced, with
# $root set to the folder of the project. Messages go to standard error, so that a program's
# output can be piped, and nothing here reads standard input.

say() {
  printf 'modeltui: %s\n' "$*" >&2
}

# For what stands in the way before the program itself runs.
give_up() {
  say "$@"
  exit 2
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif [ -t 2 ]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

# Runs a command quietly: its output appears only if it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || status=$?
  [ "$status" = 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$status"
}

# install_packages PACKAGE...: with apt-get, as root or through sudo.
install_packages() {
  command -v apt-get >/dev/null ||
    give_up "missing: $*. There is no apt-get here: install what these Debian packages hold."
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
    give_up "missing: $*. Neither root nor sudo: have 'apt-get install $*' run, then try again."
  say "installing $*"
  # The lists of a bare machine may be empty or old; then the first attempt fails.
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" \
    >/dev/null 2>&1 </dev/null && return
  quietly as_root apt-get update ||
    give_up "apt-get update failed (above); needed: $*"
  quietly as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "$@" ||
    give_up "apt-get could not install $* (above)"
}

# Debian has it in a package with other architectures, Ubuntu in one of its own.
prepare_qemu() {
  command -v qemu-system-s390x >/dev/null || install_packages qemu-system-misc
  command -v qemu-system-s390x >/dev/null || install_packages qemu-system-s390x
  quietly qemu-system-s390x --version || give_up "qemu-system-s390x does not start (above)"
}

any_file() {
  local file
  for file in "$@"; do
    [ -e "$file" ] && return
  done
  return 1
}

has_ncurses() {
  any_file /usr/include/curses.h /usr/local/include/curses.h &&
    any_file /usr/lib/libncursesw.so /usr/lib64/libncursesw.so /usr/lib/*/libncursesw.so \
      /usr/local/lib/libncursesw.so &&
    any_file /usr/lib/libtinfo.so /usr/lib64/libtinfo.so /usr/lib/*/libtinfo.so \
      /usr/local/lib/libtinfo.so
}

has_cxx_toolchain() {
  any_file /usr/include/stdio.h && any_file /usr/bin/ld /usr/local/bin/ld &&
    any_file /usr/lib/gcc/*/*/crtbegin.o && any_file /usr/include/c++/*/vector
}

find_swift() {
  command -v swift >/dev/null && return
  local folder
  for folder in "${SWIFTLY_BIN_DIR:-$HOME/.local/share/swiftly/bin}" /opt/swift/usr/bin \
    /usr/local/swift/usr/bin; do
    if [ -x "$folder/swift" ]; then
      PATH=$folder:$PATH
      return
    fi
  done
  give_up "no 'swift' in PATH: install a Swift 6 toolchain (https://www.swift.org/install/linux)"
}

# prepare [COMMAND:PACKAGE]...: installs what building needs and is missing, and the packages
# of the commands that are named.
prepare() {
  local missing=() pair
  has_ncurses || missing+=(libncurses-dev)
  has_cxx_toolchain || missing+=(g++ libc6-dev binutils)
  command -v git >/dev/null || missing+=(git ca-certificates)
  for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
  done
  [ "${#missing[@]}" = 0 ] || install_packages "${missing[@]}"
  find_swift
  if ! swift --version >/dev/null 2>&1 </dev/null; then
    # A toolchain that was only unpacked lacks the libraries that its own programs use.
    install_packages libcurl4-openssl-dev libedit2 libsqlite3-0 libxml2-dev zlib1g-dev
    quietly swift --version || give_up "'swift' does not start (above)"
  fi
}

# build ARGUMENT...: swift build, silent unless it fails. Under CI=true, warnings in our own
# sources are failures too.
build() {
  local log status=0
  log=$(mktemp)
  swift build --package-path "$root" "$@" >"$log" 2>&1 </dev/null || status=$?
  if [ "$status" != 0 ]; then
    cat "$log" >&2
  elif grep -E "^$root/(Sources|Tests|Benchmarks)/[^:]*:.* warning:" "$log" | sort -u >&2 &&
    [ "${CI:-}" = true ]; then
    say "warnings (above) fail the build under CI=true"
    status=1
  fi
  rm -f "$log"
  return "$status"
}

program=${root:?}/.build/release/modeltui

# Builds the program unless it is newer than all it is made of.
build_program() {
  local built=$root/.build/release/.modeltui-built new status=0
  if [ -x "$program" ] && [ -e "$built" ] &&
    [ -z "$(find "$root/Sources" "$root/Package.swift" -newer "$built" -print -quit)" ]; then
    return
  fi
  say "building (the first time this takes a minute or two)"
  new=$(mktemp)
  build -c release --static-swift-stdlib --product modeltui || status=$?
  # As old as the start of the build, so that a file saved meanwhile counts as newer.
  [ "$status" != 0 ] || cp -p "$new" "$built"
  rm -f "$new"
  return "$status"
}
