# sizes of what ships, against the budget
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build dist
one_check node wasm/size/check.mjs
