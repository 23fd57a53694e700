# shellcheck shell=bash
# What is said to people: phases with their times, failures, and the count.
passed=0
failed=0
times=()

misused() { echo "$1" >&2; exit 2; }

stop() { # a sentence that says what cannot be, where, and what to do
  echo "$1" >&2
  echo "0 passed, 1 failed"
  exit 1
}

now() { echo "${EPOCHREALTIME/./}"; }
seconds_since() { echo $((($(now) - $1) / 100000)) | sed -E 's/(.)$/.\1/; s/^\./0./'; }

phase() { # what it is, and the command that does it
  local name=$1 began
  began=$(now)
  shift
  "$@" || stop "The virtual machine could not be made: $name, see above."
  times+=("$(seconds_since "$began") s  $name")
}

report() {
  echo "== times"
  printf '%s\n' "${times[@]}"
  echo "$passed passed, $failed failed"
}
