// The hash of everything that a session depends on: ids, kinds, jumps, conditions, patterns,
// lookups. Texts and the order of keys do not count.
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "content/build.h"
#include "content/hash.h"

namespace waypost::content {
namespace {

bool is_words(const json::Member& member) {
  constexpr std::string_view kWords[] = {"text", "label", "hint", "retry", "title", "questions"};
  const std::string_view key = member.key.text();
  if (is_nobodys(key)) return true;
  return !member.value.is_object() &&
         std::find(std::begin(kWords), std::end(kWords), key) != std::end(kWords);
}

// Recursion is bounded by json::kMaxDepth.
void add(Hash& hash, json::Value value) {
  hash.add(json::to_string(value.type()));
  hash.add(value.is_boolean() ? (value.boolean() ? "true" : "false")
           : value.is_text()  ? value.text()
                              : value.literal());
  if (value.is_array()) hash.add(value.size());
  for (const json::Value item : value.items()) add(hash, item);
  std::vector<json::Member> members;
  std::vector<std::pair<std::string_view, std::uint32_t>> keys;
  for (const json::Member member : value.members()) {
    if (is_words(member)) continue;
    keys.emplace_back(member.key.text(), static_cast<std::uint32_t>(members.size()));
    members.push_back(member);
  }
  std::sort(keys.begin(), keys.end());
  if (value.is_object()) hash.add(members.size());
  for (const auto& [key, index] : keys) {
    hash.add(key);
    add(hash, members[index].value);
  }
}

}  // namespace

std::string structure_hash(const Draft& draft, const Object& root) {
  Hash hash;
  for (const Category& category : draft.model.categories) hash.add(category.id);
  for (const Article& article : draft.model.articles) hash.add(article.id);
  add(hash, root["menu"]);
  for (const json::Value lookup : draft.lookup_sources) add(hash, lookup);
  for (const FlowDraft& flow : draft.flows) {
    if (!flow.usable || !flow.enabled) continue;
    hash.add(flow.id.text());
    for (const StepDraft& step : flow.steps) add(hash, step.source);
  }
  return hash.hex();
}

}  // namespace waypost::content
