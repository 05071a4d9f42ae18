# the matcher beside MiniSearch, Fuse.js, lunr, FlexSearch, Orama, nlp.js and BM25: build/bench (about ten minutes)
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
one_check tests/bench/match
