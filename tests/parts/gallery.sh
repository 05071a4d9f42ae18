# pictures of every screen in every form, for people to look at: build/gallery (minutes)
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build dist
one_check node tests/e2e/gallery.mjs
