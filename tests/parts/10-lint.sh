# format, types, generated files, house rules
set -uo pipefail
. tests/lib/env.sh
. tests/lib/count.sh
mapfile -t sources < <(git ls-files 'core/*.cpp' 'core/*.h' 'wasm/*.cpp' 'wasm/*.h' 'tests/*.cpp' 'tests/*.h' | grep -v '\.generated\.')
one_check clang-format --dry-run -Werror "${sources[@]}"
one_check node_modules/.bin/tsc --project widget/tsconfig.json
for generator in core/tools/gen_*.mjs; do
  one_check node "$generator" --check
done
node_tests tests/lint/house-rules.test.mjs
