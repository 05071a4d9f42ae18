#include "content/file.h"

#include <string>
#include <utility>

#include "text/utf8.h"

namespace waypost::content {
namespace {

constexpr std::string_view kEncodedReplacement = "\xEF\xBF\xBD";

// Places where the text is not UTF-8: each begins an ill-formed piece.
std::vector<std::uint32_t> ill_formed(std::string_view text) {
  std::vector<std::uint32_t> places;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const text::Decoded c = text::decode(text, at);
    const bool replaced = c.code == text::kReplacement && text.substr(at, 3) != kEncodedReplacement;
    if (replaced) places.push_back(static_cast<std::uint32_t>(at));
    at += c.length;
  }
  return places;
}

std::vector<Problem> encoding_problems(std::uint8_t number, std::string_view text) {
  std::vector<Problem> problems;
  const std::vector<std::uint32_t> places = ill_formed(text);
  if (places.empty()) return problems;
  const json::LineTable lines(text);
  for (const std::uint32_t offset : places) {
    if (problems.size() == kMostBadPlaces) {
      problems.back().args.push_back(std::to_string(places.size() - kMostBadPlaces));
      break;
    }
    const json::Place place = lines.place(offset);
    problems.push_back({Code::utf8,
                        Severity::error,
                        number,
                        "",
                        place.line,
                        place.column,
                        {std::to_string(offset)}});
  }
  return problems;
}

std::vector<Problem> fatal_problems(std::uint8_t number, std::string_view text) {
  if (text.size() <= kMaxFileBytes) return encoding_problems(number, text);
  return {{Code::too_large,
           Severity::error,
           number,
           "",
           1,
           1,
           {std::to_string(text.size()), std::to_string(kMaxFileBytes), "bytes"}}};
}

}  // namespace

File::File(std::uint8_t number, std::string_view text)
    : fatal_(fatal_problems(number, text)),
      document_(json::read(fatal_.empty() ? text : std::string_view())),
      report_(number, text, document_) {
  if (!fatal_.empty()) return;
  if (const auto& error = document_.error()) {
    const json::Place place = json::LineTable(text).place(error->offset);
    fatal_.push_back(
        {error->code, Severity::error, number, "", place.line, place.column, error->args});
    return;
  }
  readable_ = root().is_object();
  if (!readable_) {
    report_.breaks(Code::wrong_type, root(), {"object", json::to_string(root().type())});
  }
  const json::LineTable lines(document_.repeated_keys().empty() ? std::string_view() : text);
  for (const json::RepeatedKey& repeated : document_.repeated_keys()) {
    report_.drops(Code::duplicate_key, repeated.key,
                  {repeated.key.text(), lines.place(repeated.first.offset()).line});
  }
}

std::vector<Problem> File::problems() const { return fatal_.empty() ? report_.problems() : fatal_; }

}  // namespace waypost::content
