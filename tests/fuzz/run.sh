# Sourced by tests/parts/*fuzz.sh: builds the fuzz targets and runs each for so many seconds.

# usage: fuzz SECONDS CORPUS    CORPUS: "kept" to go on from what earlier runs have found, "fresh" not to
# An input that breaks a promise, crashes or hangs is kept in build/fuzz/crashes;
# `build/asan/fuzz_TARGET FILE` runs it again.
fuzz() {
  local seconds="$1" file corpus target status=0
  tests/build native fuzz
  rm -rf build/fuzz/seeds build/fuzz/demo
  node tests/fuzz/seeds.mjs build/fuzz/seeds
  mkdir -p build/fuzz/crashes build/fuzz/demo
  for file in support support.sr; do
    build/native/waypost pack "demo/knowledge/$file.json" -o "build/fuzz/demo/$file.json"
  done
  for target in ask knowledge; do
    corpus="build/fuzz/corpus/$target"
    if [ "$2" = fresh ]; then
      corpus="build/fuzz/fresh/$target"
      rm -rf "$corpus"
    fi
    mkdir -p "$corpus"
    fuzz_target "$target" "$seconds" "$corpus" || status=1
  done
  return "$status"
}

# usage: fuzz_target TARGET SECONDS CORPUS    counts as one test
fuzz_target() {
  local target="$1" options=(-timeout=60 -rss_limit_mb=3000 -print_final_stats=1 -print_funcs=0 -verbosity=0)
  case "$target" in
    ask) options+=(-max_len=4200) ;;
    knowledge) options+=(-max_len=40000 -dict=build/fuzz/seeds/knowledge.dict) ;;
  esac
  echo "── $target, $2 s"
  one_check "build/asan/fuzz_$target" "${options[@]}" -max_total_time="$2" -seed=1 \
    -artifact_prefix="build/fuzz/crashes/$target-" "$3" "build/fuzz/seeds/$target"
}
