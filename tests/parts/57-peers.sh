# a short sample of the bench: every engine answers and the report is written
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build native dist
tests/bench/install
node_tests tests/bench/bench.test.mjs
