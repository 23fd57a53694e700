# shellcheck shell=bash
# The virtual machine. No acceleration by the host's processor: a container seldom has it, and results are the same everywhere.
qemu=
system=
work=
heard=

clean() { # at the end of the run, however it comes
  [ -n "$qemu" ] && kill "$qemu" 2>/dev/null && wait "$qemu" 2>/dev/null
  local group
  for group in "${!slots[@]}" $builder $system; do end_group "$group"; done
  [ -n "$work" ] && rm -rf "$work"
  rm -rf "$scratch"
}

end_group() { # and wait, as mmdebstrap tidies up
  kill -- "-$1" 2>/dev/null || return 0
  while kill -0 -- "-$1" 2>/dev/null; do sleep 0.1; done
}

# The guest sees three folders of the host: what it runs, where it leaves results, and the host's .NET.
make_shares() {
  mkdir -p "$scratch/in/programs"
  cp -r "$here/guest" "$here/suites" "$scratch/in"
}

fresh_results() { # a suite
  rm -rf "${results:?}/$1"
  mkdir -p "$results/$1/ask"
}

share() { # a folder, its name in the guest, and what else QEMU shall know
  command+=(-virtfs "local,path=${1//,/,,},mount_tag=$2,security_model=none,multidevs=remap$3")
}

# no_timer_check: a host that is busy while the kernel tries its timer makes it take that for broken, and panic.
describe() { # a suite and what else the guest shall know; leaves QEMU and its arguments in 'command'
  local memory init
  memory=$(wish "$1" memory)
  init=$(wish "$1" init)
  command=(qemu-system-x86_64 -M q35 -accel "tcg,thread=multi,tb-size=512" -cpu max -smp 2 -m "${memory:-2048}"
    -nodefaults -display none -no-reboot -kernel "$cache/vmlinux" -initrd "$cache/initrd"
    -append "console=ttyS0 quiet panic=-1 tsc=reliable mitigations=off random.trust_cpu=on nokaslr no_timer_check rig.suite=$1 ${init:+rig.init=$init systemd.getty_auto=no} $2"
    -drive "file=${cache//,/,,}/rootfs.squashfs,format=raw,if=virtio,readonly=on,file.locking=off" -device virtio-rng-pci
    -chardev "pipe,id=qmp,path=$scratch/qmp.$1" -mon "chardev=qmp,mode=control")
  share "$scratch/in" in ,readonly=on
  share "$results/$1" out ""
  if command -v dotnet >/dev/null; then share "$(dirname "$(readlink -f "$(command -v dotnet)")")" dotnet ,readonly=on; fi
  if [ "$(wish "$1" display)" = yes ]; then command+=(-device virtio-vga); fi
}

# Boots a suite's machine and waits for its end. The guest asks for pictures of its screen by files in 'ask', which QEMU answers.
boot() { # a suite, where its serial line goes, for how many seconds, and what else the guest shall know
  local out=$results/$1 deadline=$((SECONDS + $3))
  timed_out=no
  rm -f "$scratch/qmp.$1".*
  mkfifo "$scratch/qmp.$1".{in,out}
  exec 7<>"$scratch/qmp.$1.in" 8<>"$scratch/qmp.$1.out"
  describe "$1" "${4:-}"
  # A run that is killed takes its machine along.
  (cd "$out" && exec setpriv --pdeathsig KILL "${command[@]}" -serial "$2") <&0 2>"$out/qemu.log" 7>&- 8>&- &
  qemu=$!
  echo '{"execute":"qmp_capabilities"}' >&7
  while kill -0 $qemu 2>/dev/null; do
    if [ $SECONDS -ge $deadline ]; then
      timed_out=yes
      kill -KILL $qemu
    fi
    answer "$out/ask"
  done
  wait $qemu 2>/dev/null
  qemu=
  exec 7>&- 8>&-
}

# NAME.ask asks for the picture NAME; NAME.answer comes to hold what QEMU said of it.
answer() { # the folder of what is asked
  local ask name reply code
  for ask in "$1"/*.ask; do
    [ -e "$ask" ] || continue
    name=$(basename "$ask" .ask)
    mv "$ask" "$ask.taken"
    printf '{"execute":"screendump","arguments":{"filename":"%s","format":"%s"},"id":"%s"}\n' "$name" "${name##*.}" "$name" >&7
  done
  read -r -t 0.1 -u 8 reply
  code=$?
  heard+=$reply
  [ $code -eq 0 ] || return
  name=$(sed -nE 's/.*"id": "([A-Za-z0-9._-]+)".*/\1/p' <<<"$heard")
  if [ -n "$name" ]; then echo "$heard" >"$1/$name.part" && mv "$1/$name.part" "$1/$name.answer"; fi
  heard=
}
