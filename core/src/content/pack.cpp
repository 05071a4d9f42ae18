#include "content/pack.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "content/hash.h"
#include "content/object.h"
#include "json/writer.h"
#include "match/matcher.h"
#include "waypost/content.h"

namespace waypost::content {
namespace {

constexpr Key kPackKeys[] = {{"format", Kind::integer, Need::required},
                             {"of", Kind::title, Need::required},
                             {"learned", Kind::any, Need::required}};

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::string base64(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      out += at + i > bytes.size() ? '=' : kDigits[bits >> (18 - 6 * i) & 63];
    }
  }
  return out;
}

std::string bytes_of_base64(std::string_view text) {
  if (text.size() % 4 != 0) return {};
  std::string out;
  out.reserve(text.size() / 4 * 3);
  std::uint8_t values[256];
  for (std::uint8_t& value : values) value = 64;
  for (std::uint8_t i = 0; i < 64; ++i) values[static_cast<unsigned char>(kDigits[i])] = i;
  std::size_t padding = 0;
  while (padding < 2 && text.ends_with('=')) {
    text.remove_suffix(1);
    ++padding;
  }
  std::uint32_t bits = 0, count = 0;
  for (const char c : text) {
    const std::uint8_t value = values[static_cast<unsigned char>(c)];
    if (value == 64) return {};
    bits = bits << 6 | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 255);
  }
  return out;
}

std::string pack_hash(const Model& model, std::string_view learned) {
  Hash hash;
  for (const Article& article : model.articles) {
    hash.add(article.id);
    for (const std::string& question : article.questions) hash.add(question);
    hash.add(article.answer);
  }
  for (const Flow& flow : model.flows) {
    if (flow.questions.empty()) continue;  // the matcher does not know it
    hash.add(flow.id);
    hash.add(flow.title);
    for (const std::string& question : flow.questions) hash.add(question);
  }
  hash.add(static_cast<std::uint64_t>(model.precision));
  for (const std::vector<std::string>& group : model.same_words) {
    hash.add(group.size());
    for (const std::string& each : group) hash.add(each);
  }
  hash.add(learned);
  return hash.hex();
}

std::string read_pack(Report& report, json::Value pack, const Model& model) {
  if (!pack) return {};
  const Object object = read_object(report, pack, kPackKeys);
  const json::Value format = object["format"];
  if (!format || !object["of"]) return {};
  if (format.integer() != kPackFormat) {
    report.warns(Code::bad_pack, format, {"version", format.literal(), kPackFormat});
    return {};
  }
  std::string learned = bytes_of_base64(object["learned"].text());
  const std::string hash = pack_hash(model, learned);
  if (hash == object["of"].text()) return learned;
  report.warns(Code::bad_pack, pack, {"texts", object["of"].text(), hash});
  return {};
}

}  // namespace waypost::content

namespace waypost {

std::string pack_member(const Content& content) {
  const match::Learned& learned = content.matcher().learned;
  return pack_member(content, learned.model.is_trained() ? learned.duals.bytes() : std::string());
}

std::string pack_member(const Content& content, std::string_view learned) {
  json::Writer pack;
  pack.begin_object()
      .number("format", kPackFormat)
      .member("of", content::pack_hash(content.model(), learned))
      .member("learned", content::base64(learned))
      .end_object();
  return std::move(pack).take();
}

}  // namespace waypost
