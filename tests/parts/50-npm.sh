# the npm package: packed, installed in an empty folder, run
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build native npm
node_tests tests/wasm/npm-package.test.mjs
