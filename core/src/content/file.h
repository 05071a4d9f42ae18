// One knowledge file as bytes -> a document with a report, or the problems that forbid reading it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "content/report.h"
#include "json/reader.h"
#include "waypost/status.h"

namespace waypost::content {

/// At most this many ill-formed places are listed; the last one's second argument tells how many
/// more there are.
inline constexpr std::size_t kMostBadPlaces = 1000;

/// Checks encoding and syntax. Not movable: the report refers to the document.
class File {
 public:
  /// `number`: 0 = base, 1 = sibling. `text` must outlive the file.
  File(std::uint8_t number, std::string_view text);
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  /// True when the text is a JSON object; everything else about it is for others to check.
  bool readable() const { return readable_; }
  json::Value root() const { return document_.root(); }
  Report& report() { return report_; }
  std::vector<Problem> problems() const;

 private:
  std::vector<Problem> fatal_;
  json::Document document_;
  Report report_;
  bool readable_ = false;
};

}  // namespace waypost::content
