# shellcheck shell=bash
# Suites: files that say on top, in comments, what they want of the machine.

all_suites() { (cd "$here/suites" && ls); }
usual_suites() { local suite; for suite in $(all_suites); do [ "$(wish "$suite" by-name)" = yes ] || echo "$suite"; done; } # what runs where none is named
is_suite() { [[ $1 != */* && -f $here/suites/$1 ]]; }
wish() { sed -n "s/^# $2: *//p" "$here/suites/$1" 2>/dev/null | paste -sd ' '; } # of a suite, by its name
limit() { wish "$1" timeout | grep . || echo 120; } # seconds that a suite may take, its boot included
modules_of_all_suites() { local suite; for suite in $(all_suites); do wish "$suite" modules; done | tr ' ' '\n' | grep . | sort -u; }

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

run_suite() { # a suite
  local suite=$1 began built up
  echo "== $suite"
  began=$(now)
  fresh_shares "$suite"
  if ! make_all "$suite"; then
    fail "$suite: a program of it could not be built, see above"
    return
  fi
  built=$(seconds_since "$began")
  boot "$suite" file:serial.log "$(limit "$suite")" </dev/null
  count "$suite"
  up=$(mark "$suite" RIG-UP)
  times+=("$(seconds_since "$began") s  suite $suite, of which $built s to build its programs and $up s to boot")
}

# A suite that wishes 'tries: 2' may fail once; that is told, and what the first run left is kept.
run_suite_as_often() { # a suite
  local before_passed=$passed before_failed=$failed
  run_suite "$1"
  [ "$failed" -gt "$before_failed" ] && [ "$(wish "$1" tries)" = 2 ] || return 0
  echo "== $1 failed and is run once more; what its first run left is in $1.first"
  rm -rf "${results:?}/$1.first" && mv "$results/$1" "$results/$1.first"
  passed=$before_passed failed=$before_failed
  run_suite "$1"
}

# The machine of a suite, with what that suite would find, for hands; for a day at most.
open_shell() { # a suite
  fresh_shares "$1"
  make_all "$1" || stop "A program of $1 could not be built, see above."
  boot "$1" stdio 86400 rig.shell
}

fail() { echo "not ok $1"; failed=$((failed + 1)); }

mark() { # a suite, and what the machine says on its serial line before a value
  sed -nE "s/.*$2 ([0-9.]+).*/\1/p" "$results/$1/serial.log" 2>/dev/null | tail -n 1 | grep . || echo -
}

count() { # a suite
  local lines=$results/$1/checks.log good bad code
  grep -E '^(ok|not ok) ' "$results/$1/output.log" 2>/dev/null >"$lines"
  cat "$lines"
  good=$(grep -c '^ok ' "$lines")
  bad=$(grep -c '^not ok ' "$lines")
  passed=$((passed + good))
  failed=$((failed + bad))
  code=$(mark "$1" RIG-RC)
  if [ "$timed_out" = yes ]; then
    fail "$1: it did not end within $(limit "$1") s; tests/Linux/out/$1 has how far it came"
  elif [ "$code" = - ]; then
    fail "$1: the machine stopped before the suite ended; tests/Linux/out/$1/serial.log has its last words"
  elif [ $((good + bad)) -eq 0 ]; then
    fail "$1: it reported no check; tests/Linux/out/$1/output.log has what it said"
  elif [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
    fail "$1: it ended with $code although no check failed; tests/Linux/out/$1/output.log has what it said"
  fi
}
