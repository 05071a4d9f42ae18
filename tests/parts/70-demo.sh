# The demo: orders, receiver, chat through a real Prosody, demo/run and the walk of demo/run --check
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build native dist
node_tests tests/demo/*.test.mjs
one_check demo/run --check
