# shellcheck shell=bash
# Suites: files that say on top, in comments, what they want of the machine.
declare -A slots=() # the shells of those that run

all_suites() { (cd "$here/suites" && ls); }
usual_suites() { local suite; for suite in $(all_suites); do [ "$(wish "$suite" by-name)" = yes ] || echo "$suite"; done; } # what runs where none is named
is_suite() { [[ $1 != */* && -f $here/suites/$1 ]]; }
wish() { sed -n "s/^# $2: *//p" "$here/suites/$1" 2>/dev/null | paste -sd ' '; } # of a suite, by its name
limit() { wish "$1" timeout | grep . || echo 120; } # seconds that a suite may take, its boot included
modules_of_all_suites() { local suite; for suite in $(all_suites); do wish "$suite" modules; done | tr ' ' '\n' | grep . | sort -u; }

# Runs suites as soon as they are built, at most so many at once, each in a shell of its own that leaves what it counted.
run_suites() { # how many at once, and suites
  local most=$1 suite pid left
  shift
  local waiting=("$@")
  while [ ${#waiting[@]} -gt 0 ] || [ ${#slots[@]} -gt 0 ]; do
    left=()
    for suite in ${waiting[@]+"${waiting[@]}"}; do
      if [ ${#slots[@]} -lt "$most" ] && is_built "$suite"; then start "$suite"; else left+=("$suite"); fi
    done
    waiting=(${left[@]+"${left[@]}"})
    for pid in "${!slots[@]}"; do kill -0 "$pid" 2>/dev/null || finish "$pid"; done
    sleep 0.2
  done
}

start() { # a suite
  echo "   $1 begins"
  set -m # a group of its own, to be ended as one
  { set +m; run_suite "$1"; } >"$scratch/$1.said" 9>&- </dev/null &
  set +m
  slots[$!]=$1
}

finish() { # the shell of a suite
  local suite=${slots[$1]} good bad time
  wait "$1"
  unset "slots[$1]"
  cat "$scratch/$suite.said"
  if read -r good bad time <"$scratch/$suite.counted"; then
    passed=$((passed + good)) failed=$((failed + bad))
    times+=("$time")
  else
    fail "$suite: what it counted is lost"
  fi 2>/dev/null
}

run_suite() { # a suite
  local suite=$1 began
  echo "== $suite"
  began=$(now)
  passed=0 failed=0
  fresh_results "$suite"
  if ! built_well "$suite"; then
    fail "$suite: a program of it could not be built, see above"
  else
    boot_and_count "$suite"
    if [ "$failed" -gt 0 ] && broken_kernel "$suite"; then
      echo "== the machine's kernel broke in $suite, so it is run once more; what was left of it is in $suite.broken"
      rm -rf "${results:?}/$suite.broken" && mv "$results/$suite" "$results/$suite.broken"
      passed=0 failed=0
      fresh_results "$suite"
      boot_and_count "$suite"
    fi
  fi
  echo "$passed $failed $(seconds_since "$began") s  suite $suite, of which $(mark "$suite" RIG-UP) s to boot" >"$scratch/$suite.counted"
}

boot_and_count() { # a suite
  boot "$1" file:serial.log "$(limit "$1")" </dev/null
  count "$1"
}

# Linux 6.1 has a race where a Bluetooth link ends while its socket is closed; whoever closed it is killed then, and what fails afterwards says nothing of us.
broken_kernel() { grep -m 1 -oE 'kernel BUG at .*|BUG: .*|Oops: .*|Kernel panic .*' "$results/$1/serial.log"; } # a suite

# The machine of a suite, with what that suite would find, for hands; for a day at most.
open_shell() { # a suite
  fresh_results "$1"
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
