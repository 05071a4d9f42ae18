# Sourced by tests/parts/*.sh: runs one kind of runner and adds its counts to $WAYPOST_COUNTS, a file
# with the line "PASSED FAILED" per call. tests/run adds them up; a part that counts nothing has failed.

count() {
  echo "$1 $2" >>"$WAYPOST_COUNTS"
}

# usage: one_check COMMAND…   counts as one test
one_check() {
  if "$@"; then count 1 0; else count 0 1; echo "FAILED: $*"; return 1; fi
}

# usage: doctest COMMAND…   a binary of tests/native, run directly or under Node
doctest() {
  local out status=0
  out="$("$@" 2>&1)" || status=$?
  printf '%s\n' "$out"
  local line
  line="$(printf '%s\n' "$out" | grep -a '^\[doctest\] test cases:' | tail -n 1)"
  if [[ "$line" =~ ([0-9]+)\ passed\ \|\ +([0-9]+)\ failed ]]; then
    count "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
  else
    count 0 1
  fi
  return "$status"
}

# usage: node_tests [OPTION…] FILE…   test files for Node's own runner. With --test-force-exit a test that
# failed half-way, its sockets open, ends with the rest instead of keeping the part until its time is up.
node_tests() {
  local out status=0 passed failed
  out="$(mktemp)"
  node --test --test-reporter=spec "$@" 2>&1 | tee "$out" || status=${PIPESTATUS[0]}
  passed="$(sed -n 's/^ℹ pass \([0-9]*\)$/\1/p' "$out" | tail -n 1)"
  failed="$(sed -n 's/^ℹ fail \([0-9]*\)$/\1/p' "$out" | tail -n 1)"
  rm -f "$out"
  count "${passed:-0}" "${failed:-1}"
  return "$status"
}
