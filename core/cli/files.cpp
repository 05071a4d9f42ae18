#include "files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "commands.h"

namespace waypost::cli {
namespace {

constexpr std::size_t kMostBytes = 256u << 20;

FileText read_stream(std::FILE* stream) {
  FileText file;
  char buffer[1 << 16];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, stream)) > 0;) {
    file.text.append(buffer, got);
    if (file.text.size() > kMostBytes) {
      file.error = "larger than 256 MB";
      return file;
    }
  }
  if (std::ferror(stream)) file.error = std::strerror(errno);
  return file;
}

void write_all(std::FILE* stream, std::string_view text) {
  errno = 0;  // an old EPIPE must not hide a full disk
  const bool written = std::fwrite(text.data(), 1, text.size(), stream) == text.size();
  if ((written && std::fflush(stream) == 0) || errno == EPIPE) return;
  std::fprintf(stderr, "waypost: cannot write: %s\n", std::strerror(errno));
  std::exit(kProblems);
}

}  // namespace

FileText read_file(const std::string& path) {
  if (path == "-") return read_stream(stdin);
  struct stat status = {};
  if (stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) return {"", "is a directory"};
  std::FILE* stream = std::fopen(path.c_str(), "rb");
  if (stream == nullptr) return {"", std::strerror(errno)};
  FileText file = read_stream(stream);
  std::fclose(stream);
  return file;
}

std::string write_file(const std::string& path, std::string_view text) {
  if (path == "-") {
    write_out(text);
    return "";
  }
  std::FILE* stream = std::fopen(path.c_str(), "wb");
  if (stream == nullptr) return path + ": " + std::strerror(errno);
  const bool is_written = std::fwrite(text.data(), 1, text.size(), stream) == text.size();
  const bool is_closed = std::fclose(stream) == 0;
  return is_written && is_closed ? "" : path + ": " + std::strerror(errno);
}

std::string replace_file(const std::string& path, std::string_view text) {
  if (path == "-") return write_file(path, text);
  // A link stays one: the file that it names is replaced.
  const std::string target = real_path(path);
  const std::string fresh = target + ".new";
  std::string error = write_file(fresh, text);
  if (!error.empty()) error = path + error.substr(fresh.size());
  if (error.empty() && std::rename(fresh.c_str(), target.c_str()) != 0)
    error = path + ": " + std::strerror(errno);
  if (!error.empty()) std::remove(fresh.c_str());
  return error;
}

std::string beside(const std::string& path, std::string_view name) {
  const std::size_t slash = path.rfind('/');
  if (slash == path.npos || name.starts_with("/")) return std::string(name);
  return path.substr(0, slash + 1) + std::string(name);
}

std::string real_path(const std::string& path) {
  if (path == "-") return path;
  const auto resolve = [](const std::string& from) {
    char* const resolved = realpath(from.c_str(), nullptr);
    std::string real = resolved == nullptr ? "" : resolved;
    std::free(resolved);
    return real;
  };
  std::string real = resolve(path);
  if (!real.empty()) return real;
  const std::string folder = resolve(beside(path, "."));
  return folder.empty() ? path : folder + "/" + file_name(path);
}

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

void write_out(std::string_view text) { write_all(stdout, text); }
void write_err(std::string_view text) { write_all(stderr, text); }

bool wants_color(std::FILE* stream) {
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && isatty(fileno(stream)) != 0;
}

}  // namespace waypost::cli
