// Two texts -> a model, what was learned of it earlier, and everything that is wrong.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "content/build.h"
#include "content/model.h"
#include "waypost/status.h"

namespace waypost::content {

struct Reading {
  std::unique_ptr<Model> model;  // nullptr: nothing usable
  std::string learned;           // earlier, from a pack
  std::vector<Problem> problems;
};

/// Looks at all that has been read, before references are resolved, and reports more.
using Inspect = void (*)(Build& build);

/// `sibling` "": there is none. compile.cpp.
Reading read(std::string_view base, std::string_view sibling, Inspect inspect = nullptr);

}  // namespace waypost::content
