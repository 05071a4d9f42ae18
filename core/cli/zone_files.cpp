// TZif files (RFC 9636): transitions that are written down, and behind them the rule for all years
// after the last of these.
#include "zone_files.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "content/report.h"
#include "files.h"
#include "flow/dates.h"
#include "text/ascii.h"

namespace waypost::cli {
namespace {

using Offsets = Zones::mapped_type;

const std::string kFolder = "/usr/share/zoneinfo/";
constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kDay = 24 * 60 * kMinute;
constexpr std::int64_t kAhead = 400 * kDay;
constexpr std::size_t kHeader = 44;

std::int64_t big_endian(std::string_view text, std::size_t at, std::size_t bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i)
    value = value << 8 | static_cast<unsigned char>(at + i < text.size() ? text[at + i] : 0);
  if (bytes < 8 && value >> (8 * bytes - 1) != 0) value |= ~std::uint64_t{0} << (8 * bytes);
  return static_cast<std::int64_t>(value);
}

// `CET-1CEST,M3.5.0,M10.5.0/3`: what a zone does every year.
class YearlyRule {
 public:
  explicit YearlyRule(std::string_view text) : text_(text) {
    name();
    standard_ = -static_cast<std::int32_t>(clock() / 60);
    if (text_.empty() || text_[0] == ',') return;
    name();
    const bool says_offset = !text_.empty() && text_[0] != ',';
    summer_ = says_offset ? -static_cast<std::int32_t>(clock() / 60) : standard_ + 60;
    begin_ = day();
    end_ = day();
    has_summer_ = begin_ && end_;
  }

  void add(std::int64_t year, Offsets& out) const {
    if (!has_summer_) return;
    out.emplace_back(moment(*begin_, year) - standard_ * kMinute, summer_);
    out.emplace_back(moment(*end_, year) - summer_ * kMinute, standard_);
  }
  std::int32_t standard() const { return standard_; }

 private:
  struct YearDay {
    std::int64_t month, week, weekday, seconds;
  };

  bool accept(char c) {
    if (text_.empty() || text_[0] != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  void name() {
    const bool quoted = accept('<');
    while (!text_.empty() && (quoted ? text_[0] != '>' : text::is_letter(text_[0])))
      text_.remove_prefix(1);
    accept('>');
  }
  std::int64_t integer() {
    std::int64_t value = 0;
    for (; !text_.empty() && text::is_digit(text_[0]) && value < 100'000; text_.remove_prefix(1))
      value = value * 10 + (text_[0] - '0');
    return value;
  }
  // Seconds of `-5:45`.
  std::int64_t clock() {
    const bool negative = accept('-');
    if (!negative) accept('+');
    std::int64_t seconds = integer() * 3600;
    if (accept(':')) seconds += integer() * 60;
    if (accept(':')) seconds += integer();
    return negative ? -seconds : seconds;
  }
  std::optional<YearDay> day() {
    if (!accept(',') || !accept('M')) return std::nullopt;
    YearDay day{integer(), 0, 0, 2 * 3600};
    accept('.');
    day.week = integer();
    accept('.');
    day.weekday = integer();
    if (accept('/')) day.seconds = clock();
    if (day.month < 1 || day.month > 12) return std::nullopt;
    return day;
  }

  // By the local clock, in ms.
  static std::int64_t moment(const YearDay& day, std::int64_t year) {
    const auto first_of = [&](std::int64_t month) {
      const std::string two = (month < 10 ? "0" : "") + std::to_string(month);
      return day_number(std::to_string(year) + "-" + two + "-01").value_or(0);
    };
    const std::int64_t first = first_of(day.month);
    const std::int64_t next = day.month == 12 ? first + 31 : first_of(day.month + 1);
    constexpr std::int64_t kThursday = 4;  // 1970-01-01, from Sunday
    std::int64_t date = first + (day.weekday - (first + kThursday) % 7 + 7) % 7;
    for (std::int64_t week = 1; week < day.week && date + 7 < next; ++week) date += 7;
    return date * kDay + day.seconds * kSecond;
  }

  std::string_view text_;
  std::int32_t standard_ = 0, summer_ = 0;
  std::optional<YearDay> begin_, end_;
  bool has_summer_ = false;
};

// Where a block's counts say that it ends; `wide`: its times have 8 bytes.
std::size_t block_end(std::string_view file, std::size_t at, std::size_t wide) {
  const auto count = [&](std::size_t i) {
    return static_cast<std::size_t>(
        std::max<std::int64_t>(0, big_endian(file, at + 20 + 4 * i, 4)));
  };
  return at + kHeader + count(3) * (wide + 1) + count(4) * 6 + count(5) + count(2) * (wide + 4) +
         count(1) + count(0);
}

// Every change from the first that is written down to some years after `at`, and before them the
// offset of the first type.
Offsets all_changes(std::string_view file, std::int64_t at) {
  if (!file.starts_with("TZif") || file.size() < 2 * kHeader || file[4] < '2') return {{0, 0}};
  const std::size_t block = block_end(file, 0, 4);
  const auto count = static_cast<std::size_t>(big_endian(file, block + 32, 4));
  const std::size_t end = block_end(file, block, 8);
  if (count > file.size() || end >= file.size()) return {{0, 0}};
  const std::size_t times = block + kHeader, types = times + count * 8, offsets = types + count;
  const auto offset_of = [&](std::size_t type) {
    return static_cast<std::int32_t>(big_endian(file, offsets + type * 6, 4) / 60);
  };
  Offsets out = {{INT64_MIN, offset_of(0)}};
  for (std::size_t i = 0; i < count; ++i) {
    const auto type = static_cast<std::size_t>(static_cast<unsigned char>(file[types + i]));
    out.emplace_back(big_endian(file, times + i * 8, 8) * kSecond, offset_of(type));
  }
  const std::string_view behind = file.substr(end + 1);
  const YearlyRule rule(behind.substr(0, behind.find('\n')));
  const std::int64_t last = out.back().first;
  if (count == 0) out.back().second = rule.standard();
  Offsets yearly;
  const std::int64_t year = std::stoll("0" + day_text(at / kDay).value_or("1970").substr(0, 4));
  for (std::int64_t ahead = -1; ahead <= 2; ++ahead) rule.add(year + ahead, yearly);
  std::sort(yearly.begin(), yearly.end());
  for (const auto& change : yearly) {
    if (change.first > last) out.push_back(change);
  }
  return out;
}

Offsets in_sight(const Offsets& all, std::int64_t at) {
  Offsets out;
  for (const auto& [from, offset] : all) {
    if (from <= at) {
      out = {{at - at % kMinute, offset}};
    } else if (from <= at + kAhead && out.size() < kMostZoneChanges &&
               (out.empty() || out.back().second != offset)) {
      out.emplace_back(from, offset);
    }
  }
  return out;
}

}  // namespace

Zones read_zone_files(const std::vector<std::string>& names, std::int64_t at) {
  Zones zones;
  for (const std::string& name : names) {
    // The name is of a zone's form (content/rules.h): no dots, so it leads nowhere else.
    const FileText file = read_file(kFolder + name);
    zones[name] = in_sight(all_changes(file.error.empty() ? file.text : std::string(), at), at);
  }
  return zones;
}

bool has_zone_files() { return is_zone_file("Europe/Belgrade"); }

bool is_zone_file(const std::string& name) {
  return read_file(kFolder + name).text.starts_with("TZif");
}

std::string nearest_zone(const std::string& name) {
  const std::string region = name.substr(0, name.rfind('/') + 1);
  std::string best;
  std::uint32_t least = 4;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(kFolder + region, error)) {
    const std::string other = region + file.path().filename().string();
    const std::uint32_t distance = content::edit_distance(name, other, least);
    if (distance >= least || !is_zone_file(other)) continue;
    least = distance;
    best = other;
  }
  return best;
}

}  // namespace waypost::cli
