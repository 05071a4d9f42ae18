# what `check` proves of random flows against walking every session there is: WAYPOST_RANDOM_FLOWS (10000) files
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build native
export WAYPOST_RANDOM_FLOWS="${WAYPOST_RANDOM_FLOWS:-10000}"
doctest build/native/waypost_tests -tc="random flows*"
