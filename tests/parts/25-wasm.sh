# the same tests as WebAssembly under Node
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build wasm-tests
doctest node build/wasm/waypost_tests.js
