# a short sample of the fuzzing: any bytes as questions and as knowledge files
set -euo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
. tests/fuzz/run.sh
fuzz 10 fresh
