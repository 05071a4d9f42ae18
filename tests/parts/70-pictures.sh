# a sample of the gallery: every screen on a phone, nothing over its edge
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build dist
one_check node tests/e2e/gallery.mjs phone
