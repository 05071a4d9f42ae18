# the JSON Schemas for editors against the files that the core judges
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
node_tests tests/schema/*.test.mjs
