// Looks characters up in the generated table; ASCII takes the short way.
#include "text/fold.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "text/fold_table.generated.h"
#include "text/utf8.h"

namespace waypost::text {
namespace {

// The entry of a table sorted by `first` that holds `code`, or null.
template <typename Entry, std::size_t kSize>
const Entry* find_in(const Entry (&table)[kSize], char32_t code) {
  const Entry* after =
      std::upper_bound(std::begin(table), std::end(table), code,
                       [](char32_t wanted, const Entry& entry) { return wanted < entry.first; });
  if (after == std::begin(table)) return nullptr;
  const Entry* entry = after - 1;
  return code <= entry->last ? entry : nullptr;
}

const FoldRun* find_run(char32_t code) {
  const FoldRun* run = find_in(kFoldRuns, code);
  if (run == nullptr || run->kind != FoldKind::every_other) return run;
  return (code - run->first) % 2 == 0 ? run : nullptr;
}

bool is_ascii_alphanumeric(char32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
         (code >= '0' && code <= '9');
}

}  // namespace

void fold_into(std::u32string& out, char32_t code) {
  if (code < 0x80) {
    out.push_back(code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code);
    return;
  }
  const FoldRun* run = find_run(code);
  if (run == nullptr) {
    out.push_back(code);
    return;
  }
  switch (run->kind) {
    case FoldKind::shift:
    case FoldKind::every_other:
      out.push_back(static_cast<std::uint16_t>(code + run->value));
      break;
    case FoldKind::same:
      if (run->value != 0) out.push_back(run->value);
      break;
    case FoldKind::spelled:
      for (std::size_t at = run->value; kFoldPool[at] != 0; ++at) out.push_back(kFoldPool[at]);
      break;
  }
}

std::string fold(std::string_view bytes) {
  std::string out;
  std::u32string folded;
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded next = decode(bytes, at);
    folded.clear();
    fold_into(folded, next.code);
    for (char32_t code : folded) append(out, code);
    at += next.length;
  }
  return out;
}

bool is_word_char(char32_t code) {
  if (code < 0x80) return is_ascii_alphanumeric(code);
  if (code < 0x10000) return find_in(kWordRanges, code) != nullptr;
  // Beyond the first plane: letters, but for the blocks of musical notes and of pictures.
  const bool symbols = (code >= 0x1cc00 && code < 0x1d400) || (code >= 0x1f000 && code < 0x20000);
  return !symbols && code < 0xe0000;
}

bool is_dropped(char32_t code) {
  if (code < 0x80) return false;
  const FoldRun* run = find_run(code);
  return run != nullptr && run->kind == FoldKind::same && run->value == 0;
}

bool is_spaceless(char32_t code) {
  if (code < 0xe00) return false;
  if (code < 0x10000) return find_in(kSpacelessRanges, code) != nullptr;
  return code >= 0x20000 && code < 0x40000;
}

}  // namespace waypost::text
