# the command line: files checked, sessions played from scripts, logs replayed
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build native
node_tests tests/cli/*.test.mjs
