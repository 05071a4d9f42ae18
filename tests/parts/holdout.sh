# figures on the questions that are kept apart, once per release
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build native
node_tests tests/quality/holdout.test.mjs
