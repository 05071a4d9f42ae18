# clang-tidy over the core and the command line
set -uo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
if one_check tests/build tidy; then exit 0; fi
grep -aE '(warning|error): ' build/log/build-tidy.log | sort -u | head -60
exit 1
