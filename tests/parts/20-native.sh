# the core's tests, natively
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build native
doctest build/native/waypost_tests
