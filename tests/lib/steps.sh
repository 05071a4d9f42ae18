# Sourced: quiet steps with one visible line each, and a clear word when one fails.

# Run one command at a time under this name, whoever else runs it in this checkout.
# usage: only_one NAME; the lock is held until the script ends
only_one() {
  mkdir -p "$WAYPOST_ROOT/build/lock"
  exec 9>"$WAYPOST_ROOT/build/lock/$1"
  if ! flock -n 9; then
    echo "$1: waiting for another run to finish"
    flock 9
  fi
}

# usage: step "what is done" LOG COMMAND…
# Shows the line and the seconds it took; the command's own words go to build/log/LOG.log.
step() {
  local what="$1" log="$WAYPOST_LOGS/$2.log" began=$SECONDS
  shift 2
  mkdir -p "$WAYPOST_LOGS"
  printf '%s … ' "$what"
  if "$@" >"$log" 2>&1 </dev/null 9>&-; then
    echo "done ($((SECONDS - began)) s)"
    return 0
  fi
  echo "FAILED"
  echo "The last lines of build/log/$(basename "$log"):"
  tail -n 40 "$log" | sed 's/^/  | /'
  return 1
}
