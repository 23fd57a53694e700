# shellcheck shell=bash
# What a machine boots: vmlinux, initrd and rootfs.squashfs, made of Debian's packages and kept in a folder whose name changes with
# whatever they are made of.
boot_modules=(virtio_pci virtio_blk virtio_rng 9pnet_virtio 9p squashfs overlay configfs)

find_kernel() {
  [ "$(uname -m)" = x86_64 ] || stop "The virtual machine is a PC, and this host is none ($(uname -m)): set NEURALGLASSES_SKIP_VM=1."
  abi=$(kernel_of_debian)
  if [ -z "$abi" ] && may_install; then
    quietly apt update
    abi=$(kernel_of_debian)
  fi
  [ -n "$abi" ] || stop "apt knows no linux-image-amd64 here, which the virtual machine boots: the host must be a Debian whose package lists are there (apt-get update), or set NEURALGLASSES_SKIP_VM=1."
}

kernel_of_debian() { apt-cache depends linux-image-amd64 2>/dev/null | sed -n 's/.*Depends: linux-image-//p' | head -n 1; }
debian_packages() { grep -v '^#' "$here/packages.txt"; }

find_cache() {
  local key
  key=$({ debian_packages; modules_of_all_suites; cat "$here"/rig/cache.sh "$here"/guest/boot "$here"/modules/* "$here"/computers/*; } | sha256sum)
  caches=${NEURALGLASSES_VM_CACHE:-$HOME/.cache/neuralglasses-vm}
  [[ $caches != *[[:space:]:,]* ]] || stop "The kernel cannot be built in '$caches': let NEURALGLASSES_VM_CACHE name a folder without spaces, colons and commas."
  cache=$caches/$abi-${key:0:16}
}

# Made beside its place and then renamed, so that one that was interrupted is never used.
make_cache() {
  mkdir -p "$caches" || return
  find "$caches" -mindepth 1 -maxdepth 1 \( -name 'making.??????' -mtime +0 -o -name '*-amd64-????????????????' -mtime +14 \) -exec rm -rf {} +
  work=$(mktemp -d "$caches/making.XXXXXX") || return
  mkdir "$work/cache" "$work/tree" "$work/system"
  set -m # a group of its own: mmdebstrap ends only together with its children
  make_system &
  set +m
  system=$!
  make_kernel && make_modules && pick_modules && make_library
  local code=$?
  wait $system || code=1
  system=
  [ $code -eq 0 ] && make_rootfs && make_initrd || return
  chmod 755 "$work/cache"
  mv -T "$work/cache" "$cache" 2>/dev/null || [ -d "$cache" ] # another run may have been faster
  rm -rf "$work"
}

# The guest's packages, of the release and from the archives that the host uses.
make_system() {
  local archives
  mapfile -t archives < <(apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian')
  # shellcheck source=/dev/null
  quietly mmdebstrap --variant=minbase --include="$(debian_packages | paste -sd ,)" \
    --aptopt='Acquire::Languages "none"' --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --format=tar "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$work/rootfs.tar" "${archives[@]}"
}

# Unpacks kernel, headers and source without installing them, and has the kernel itself uncompressed: the guest is too slow for that.
make_kernel() {
  local source packages package
  source=linux-source-$(echo "$abi" | cut -d. -f1,2)
  mapfile -t packages < <(apt-cache depends "linux-headers-$abi" | sed -nE 's/.*Depends: (linux-(headers|kbuild)-.*)/\1/p')
  mkdir "$work/packages"
  (cd "$work/packages" && quietly apt-get -qq -o APT::Sandbox::User=root download "linux-image-$abi" "linux-headers-$abi" "${packages[@]}" "$source") || return
  for package in "$work"/packages/*.deb; do dpkg-deb -x "$package" "$work/tree" || return; done
  tar -xJf "$work/tree/usr/src/$source.tar.xz" -C "$work/tree" --strip-components=1 --occurrence=1 \
    "$source"/drivers/gpio/{gpio-sim.c,gpiolib.h} "$source/kernel/irq/irq_sim.c" "$source/scripts/extract-vmlinux" || return
  "$work/tree/scripts/extract-vmlinux" "$work/tree/boot/vmlinuz-$abi" >"$work/cache/vmlinux"
}

# Our own modules, and the kernel's GPIO simulator, which Debian leaves out.
make_modules() {
  local headers=$work/tree/usr/src/linux-headers-$abi build=$work/modules
  cp -r "$here/modules" "$build"
  cp "$work/tree/drivers/gpio/gpio-sim.c" "$build/gpio_sim_main.c"
  cp "$work"/tree/drivers/gpio/gpiolib.h "$work"/tree/kernel/irq/irq_sim.c "$build"
  # Outside the kernel irq_to_desc is not to be had; the same is reached by what is.
  sed -i 's/irq_to_desc(irqnum)/irq_data_to_desc(irq_get_irq_data(irqnum))/' "$build/irq_sim.c"
  if ! grep -q irq_data_to_desc "$build/irq_sim.c"; then
    echo "irq_sim.c of $abi calls irq_to_desc no longer the way that rig/cache.sh replaces: look at it anew." >&2
    return 1
  fi
  # The headers look for their other half where they would be installed.
  sed -i "s|^include /usr/src|include $work/tree/usr/src|" "$headers/Makefile"
  quietly make -C "$headers" M="$build" modules || return
  install -D -t "$work/tree/lib/modules/$abi/extra" "$build"/*.ko
}

modules_with_dependencies() { # names; as paths, in the order in which they load
  local all
  all=$(modprobe -d "$work/tree" -S "$abi" --show-depends -a "$@") || return
  sed -n 's/^insmod \([^ ]*\).*/\1/p' <<<"$all" | awk '!seen[$0]++'
}

# Of 400 MB of modules only those that a suite names, what they need, and all of the ciphers: which of those is needed the kernel
# decides while it runs, and without one a Bluetooth adapter comes up that cannot pair.
pick_modules() {
  local all=$work/tree/lib/modules/$abi to=$work/system/usr wanted ciphers paths path
  depmod -b "$work/tree" "$abi"
  mapfile -t wanted < <(modules_of_all_suites)
  mapfile -t ciphers < <(find "$all"/kernel/{,arch/x86/}crypto -name '*.ko*' -printf '%f\n' | sed 's/\.ko.*//')
  paths=$(modules_with_dependencies "${boot_modules[@]}" "${wanted[@]}" "${ciphers[@]}") || return
  for path in $paths; do install -D -m 644 "$path" "$to/${path#"$work/tree/"}" || return; done
  cp "$all"/modules.{builtin,builtin.modinfo,order} "$to/lib/modules/$abi"
  depmod -b "$to" "$abi"
}

# What guest/bluetoothd loads.
make_library() {
  mkdir -p "$work/system/usr/lib/rig" &&
    quietly gcc -shared -O2 -fPIC -Wall -Wextra -Werror "$here/computers/own_adapters.c" -o "$work/system/usr/lib/rig/own_adapters.so"
}

# Uncompressed: the guest reads it faster than it would unpack it.
make_rootfs() {
  tar -rf "$work/rootfs.tar" --owner=0 --group=0 -C "$work/system" ./usr/lib &&
    quietly mksquashfs - "$work/cache/rootfs.squashfs" -tar -noI -noD -noF -noX -no-progress <"$work/rootfs.tar"
}

make_initrd() {
  local initrd=$work/initrd path
  mkdir -p "$initrd"/{bin,modules}
  tar -xOf "$work/rootfs.tar" ./usr/bin/busybox >"$initrd/bin/busybox" || return
  cp "$here/guest/boot" "$initrd/init"
  chmod 755 "$initrd/init" "$initrd/bin/busybox"
  for path in $(modules_with_dependencies "${boot_modules[@]}"); do
    cp "$path" "$initrd/modules" && basename "$path" >>"$initrd/modules/order"
  done
  (cd "$initrd" && find . | cpio -o -H newc -R 0:0 --quiet) >"$work/cache/initrd"
}
