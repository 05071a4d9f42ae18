# visitors and agents in Chromium, Firefox and WebKit, in front of the real demo
set -uo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
tests/build dist || exit 1
status=0
for engine in chromium firefox webkit; do
  echo "== $engine"
  WAYPOST_ENGINE=$engine node_tests tests/e2e/all.mjs || status=1
done
exit "$status"
