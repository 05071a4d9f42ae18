#include "proof/requests.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "text/ascii.h"

namespace waypost::proof {
namespace {

constexpr std::size_t kShortestKey = 8;

std::string lowered(std::string_view text) {
  std::string out;
  for (const char c : text) out += text::to_lower(c);
  return out;
}

bool names_key(std::string_view name) {
  const std::string lower = lowered(name);
  constexpr std::string_view kNames[] = {"key", "token", "secret", "passw", "signature"};
  return std::any_of(std::begin(kNames), std::end(kNames),
                     [&](std::string_view each) { return lower.find(each) != lower.npos; });
}

// One that is made of a value is no secret of the owner's, nor is a word of a few letters.
bool carries_key(std::string_view url) {
  const std::size_t query = url.find('?');
  if (query == url.npos) return false;
  url = url.substr(query + 1, url.find('#', query) - query - 1);
  while (!url.empty()) {
    const std::string_view pair = url.substr(0, url.find('&'));
    url.remove_prefix(std::min(url.size(), pair.size() + 1));
    const std::size_t equal = pair.find('=');
    if (equal == pair.npos || pair.find('{', equal) != pair.npos) continue;
    if (pair.size() - equal > kShortestKey && names_key(pair.substr(0, equal))) return true;
  }
  return false;
}

bool is_token(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return text::is_letter(c) || text::is_digit(c) || c == '-' || c == '_';
  });
}

void check_headers(content::Build& build, json::Value headers) {
  for (const json::Member member : headers.members()) {
    const std::string_view value = member.value.text();
    // Of line breaks `compile` has told.
    const bool is_plain = std::all_of(value.begin(), value.end(), [](char c) {
      return (c >= ' ' && c < 0x7f) || c == '\r' || c == '\n';
    });
    if (!is_token(member.key.text()))
      build.report.drops(Code::bad_value, member.key, {member.key.text(), "letters, digits, -"});
    if (!is_plain)
      build.report.drops(Code::bad_value, member.value, {value, "letters without accents"});
  }
}

void check(content::Build& build, json::Value url) {
  if (url.is_text() && carries_key(url.text()))
    build.report.warns(Code::bad_url, url, {url.text(), "carries_key"});
}

}  // namespace

void check_requests(content::Build& build) {
  for (const json::Value lookup : build.report.root().find("lookups").items()) {
    check(build, lookup.find("url"));
    check_headers(build, lookup.find("headers"));
  }
  for (const content::FlowDraft& flow : build.draft.flows) {
    for (const content::StepDraft& step : flow.steps) {
      check(build, step.source.find("url"));
      for (const char* key : {"picture", "video", "card"}) {
        const json::Value media = step.source.find(key);
        check(build, media);
        for (const char* own : {"src", "picture", "link"}) check(build, media.find(own));
      }
    }
  }
}

}  // namespace waypost::proof
