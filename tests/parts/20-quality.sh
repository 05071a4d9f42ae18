# how well the demo's questions and public sets of questions are answered
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build native
node_tests tests/quality/quality.test.mjs tests/quality/small.test.mjs
