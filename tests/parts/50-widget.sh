# the widget's own logic: outbox, ids, storage, languages, Markdown, controller
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
node tests/widget/bundle.mjs
node_tests build/widget-tests/*.test.mjs
