#include "log_file.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "json/reader.h"
#include "json/writer.h"

namespace waypost::cli {
namespace {

constexpr std::int64_t kLogVersion = 1;

// The real, absolute path; "" when there is no such file.
std::string real_path(const std::string& path) {
  char* found = ::realpath(path.empty() ? "." : path.c_str(), nullptr);
  if (found == nullptr) return "";
  std::string out = found;
  std::free(found);
  return out;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::vector<std::string> parts_of(const std::string& path) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    if (slash > at) parts.push_back(path.substr(at, slash - at));
    at = slash + 1;
  }
  return parts;
}

}  // namespace

std::string header_line(const LogHeader& header) {
  json::Writer out;
  out.begin_object().number("waypost_log", kLogVersion).member("knowledge", header.knowledge);
  out.member_if("locale", header.locale).member("content", header.content);
  out.member_if("files", header.files).end_object();
  return std::move(out).take() + "\n";
}

bool read_header(std::string_view line, LogHeader& header) {
  const json::Document document = json::read(line);
  const json::Value root = document.root();
  if (root.find("waypost_log").integer() != kLogVersion || !root.find("knowledge").is_text())
    return false;
  header.knowledge = root.find("knowledge").text();
  header.locale = root.find("locale").text();
  header.content = root.find("content").text();
  header.files = root.find("files").text();
  return true;
}

bool same_file(const std::string& one, const std::string& other) {
  if (one.empty() || other.empty()) return false;
  const std::string path = real_path(one);
  return !path.empty() && path == real_path(other);
}

std::string path_from(const std::string& from, const std::string& to) {
  const std::string folder = real_path(folder_of(from));
  const std::string target = real_path(to);
  if (folder.empty() || target.empty()) return to;
  const std::vector<std::string> here = parts_of(folder);
  const std::vector<std::string> there = parts_of(target);
  std::size_t shared = 0;
  while (shared < here.size() && shared < there.size() && here[shared] == there[shared]) ++shared;
  std::string out;
  for (std::size_t i = shared; i < here.size(); ++i) out += "../";
  for (std::size_t i = shared; i < there.size(); ++i)
    out += there[i] + (i + 1 < there.size() ? "/" : "");
  return out;
}

}  // namespace waypost::cli
