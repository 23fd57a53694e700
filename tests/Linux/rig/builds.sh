# shellcheck shell=bash
# What suites run, built on the host while the machine is made and while suites that want nothing of it run.
builder=

# Builds the .NET programs that a suite runs, into what the machine sees as /host/in/programs.
make_programs() { # a suite
  local program name
  for program in $(wish "$1" programs); do
    name=$(basename "$program" .cs)
    [ -e "$scratch/in/programs/$name" ] && continue
    if ! command -v dotnet >/dev/null; then
      echo "The suite '$1' runs a .NET program: install the SDK that global.json names and put 'dotnet' on the PATH." >&2
      return 1
    fi
    # An own file as a program would become native code, whose compiler a host need not have.
    quietly dotnet publish "$repository/$program" -c Debug -o "$scratch/in/programs/$name" -p:PublishAot=false || return
  done
}

# Records arms that are too much work for the guest, into what the machine sees as /host/in/recordings. The suite names the simulator
# among its programs.
make_recordings() { # a suite
  local scenario name simulator=$scratch/in/programs/simulator/NeuralGlasses.Simulator.dll
  mkdir -p "$scratch/in/recordings"
  for scenario in $(wish "$1" recording); do
    name=$(basename "$scenario" .yaml)
    [ -e "$scratch/in/recordings/$name.h5" ] && continue
    quietly dotnet "$simulator" run --headless --scenario "$repository/$scenario" --trace "$scratch/$name.trace" --out "$scratch/$name" &&
      quietly dotnet "$simulator" export "$scratch/$name.trace" --to "$scratch/in/recordings/$name.h5" || return
  done
}

# Builds the Debian package of the glasses' program, and a second one as the next release would be: of a later version, with another
# set of default settings. The machine sees them as /host/in/packages/first.deb and next.deb, and what the first installs in
# /host/in/packages/installed.
make_packages() { # a suite
  local packages=$scratch/in/packages next=$scratch/next
  [ "$(wish "$1" packages)" = yes ] || return 0
  [ -e "$packages/next.deb" ] && return
  quietly "$repository/firmware/Glasses/Package/build" linux-x64 "$packages" || return
  mv "$packages"/*.deb "$packages/first.deb" && dpkg-deb -x "$packages/first.deb" "$packages/installed" && dpkg-deb -R "$packages/first.deb" "$next" || return
  sed -i 's/^Version: .*/&+next/' "$next/DEBIAN/control"
  sed -i 's/^{$/{\n  "mainsHz": 60,/' "$next/etc/neuralglasses/glasses.json"
  quietly dpkg-deb --root-owner-group -Znone -b "$next" "$packages/next.deb"
}

make_all() { make_programs "$1" && make_recordings "$1" && make_packages "$1"; } # that a suite wants

# Builds for all suites, one thing at a time, for whoever asks is_built. The package comes first: the longest suite waits for it.
build_ahead() { # suites
  mkdir "$scratch/built"
  set -m # a group of its own, to be ended as one
  { set +m; build_for "$@"; } </dev/null 9>&- &
  set +m
  builder=$!
}

build_for() { # suites
  local suite began sorted
  began=$(now)
  mapfile -t sorted < <(for suite in "$@"; do echo "$(rank "$suite") $suite"; done | sort -s -k 1,1 | cut -d ' ' -f 2)
  for suite in "${sorted[@]}"; do
    if make_all "$suite"; then tell_built "$suite" yes; else tell_built "$suite" no; fi
  done
  seconds_since "$began" >"$scratch/building"
}

rank() { # a suite: one that runs nothing, one of the package alone, the others, and those with recordings
  case "$(wish "$1" packages),$(wish "$1" programs),$(wish "$1" recording)" in
    ,,) echo 0 ;;
    yes,,) echo 1 ;;
    *,) echo 2 ;;
    *) echo 3 ;;
  esac
}

tell_built() { echo "$2" >"$scratch/built.part" && mv "$scratch/built.part" "$scratch/built/$1"; } # a suite, and whether all went well
is_built() { [ -e "$scratch/built/$1" ] || ! kill -0 "$builder" 2>/dev/null; } # or will not be
built_well() { [ "$(cat "$scratch/built/$1" 2>/dev/null)" = yes ]; }
