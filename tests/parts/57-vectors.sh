# shared vectors and the engine's life, through the files that ship
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build dist
node_tests tests/wasm/vectors.test.mjs tests/wasm/types.test.mjs tests/wasm/lifecycle.test.mjs tests/wasm/order.test.mjs
