# visitors in Firefox and agents, in front of the real demo
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build dist
WAYPOST_ENGINE=firefox node_tests tests/e2e/all.mjs
