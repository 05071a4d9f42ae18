# visitors in WebKit and agents, in front of the real demo
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build dist
WAYPOST_ENGINE=webkit node_tests --test-force-exit tests/e2e/all.mjs
