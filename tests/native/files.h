// Files of the repository, for tests that read vectors and the demo's knowledge.
#pragma once

#include <dirent.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace waypost::test {

/// Bytes of a file, `path` from the root of the repository; "" when there is none.
inline std::string read_repo_file(const std::string& path) {
  std::FILE* file = std::fopen((std::string(WAYPOST_SOURCE_DIR "/") + path).c_str(), "rb");
  if (file == nullptr) return "";
  std::string text;
  char buffer[1 << 14];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;) {
    text.append(buffer, got);
  }
  std::fclose(file);
  return text;
}

/// Names in a folder that end with `ending`, sorted, without the ending.
inline std::vector<std::string> repo_files(const std::string& folder, const std::string& ending) {
  std::vector<std::string> names;
  DIR* dir = opendir((std::string(WAYPOST_SOURCE_DIR "/") + folder).c_str());
  if (dir == nullptr) return names;
  while (const dirent* entry = readdir(dir)) {
    const std::string name = entry->d_name;
    if (name.size() <= ending.size() || !name.ends_with(ending)) continue;
    names.push_back(name.substr(0, name.size() - ending.size()));
  }
  closedir(dir);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace waypost::test
