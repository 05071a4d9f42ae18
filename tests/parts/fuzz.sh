# any bytes as questions and as knowledge files, for WAYPOST_FUZZ_MINUTES (10) in all: build/fuzz
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
. tests/fuzz/run.sh
fuzz "$((${WAYPOST_FUZZ_MINUTES:-10} * 60 / 2))" kept
