# the same tests under address and undefined-behaviour sanitizers
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build asan
doctest build/asan/waypost_tests
