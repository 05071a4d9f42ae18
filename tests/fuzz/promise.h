// How a fuzz target says that a promise is broken: libFuzzer keeps the input of a program that
// aborts.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace waypost::fuzz {

/// `broken`: what is wrong in a few words, "" when nothing is.
inline void must_keep(const std::string& broken) {
  if (broken.empty()) return;
  std::fprintf(stderr, "broken promise: %s\n", broken.c_str());
  std::abort();
}

inline void must(bool holds, const char* what) { must_keep(holds ? "" : what); }

}  // namespace waypost::fuzz
