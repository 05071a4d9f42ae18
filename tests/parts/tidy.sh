# clang-tidy over the core and the command line (minutes)
set -uo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
[ -f build/native/compile_commands.json ] || cmake --preset native || exit 1
tidy() { clang-tidy --quiet -p build/native "$1" 2>/dev/null; }
export -f tidy
status=0
while read -r result file; do
  if [ "$result" = 0 ]; then count 1 0; else count 0 1; status=1; echo "FAILED: $file"; fi
done < <(git ls-files 'core/src/*.cpp' 'core/cli/*.cpp' |
  xargs -P "$(nproc)" -I{} bash -c 'tidy {} >&2; echo $? {}')
exit "$status"
