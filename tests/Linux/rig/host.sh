# shellcheck shell=bash
# What the host needs: commands, each with the Debian package that brings it.
build_needs=(mmdebstrap:mmdebstrap mksquashfs:squashfs-tools cpio:cpio modprobe:kmod gcc:gcc make:make xz:xz-utils)

quietly() { # a command of which only a failure is shown
  local log=$scratch/quietly.$BASHPID
  "$@" >"$log" 2>&1 && return
  local code=$?
  tail -n 15 "$log" >&2
  return $code
}

apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq "$@"; }

may_install() {
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" -eq 0 ]; then as_root=; else as_root=$(command -v sudo); fi
}

have_host_packages() { # command:package ...
  local need missing=()
  for need in "$@"; do command -v "${need%:*}" >/dev/null || missing+=("${need#*:}"); done
  [ ${#missing[@]} -eq 0 ] && return
  may_install || stop "The tests in a virtual machine need Debian's packages ${missing[*]}: install them, or set NEURALGLASSES_SKIP_VM=1."
  { quietly apt update && quietly apt install -y --no-install-recommends "${missing[@]}"; } ||
    stop "Debian's packages ${missing[*]}, which the tests in a virtual machine need, could not be installed: see above, or set NEURALGLASSES_SKIP_VM=1."
}

have_build_packages() {
  # Lists that are days old name packages that the archive no longer has.
  if may_install; then quietly apt update; fi
  # Who is not root makes a system as root of a name space.
  [ "$(id -u)" -eq 0 ] || build_needs+=(newuidmap:uidmap)
  # The kernel's own build tool needs libelf, which brings no command.
  ldconfig -p | grep -q 'libelf\.so\.1 ' || build_needs+=(no-libelf:libelf1)
  have_host_packages "${build_needs[@]}"
}
