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

/// Looks at all that has been read, and reports more.
class Inspection {
 public:
  virtual ~Inspection() = default;
  /// Before references are resolved: also what cannot be used is there.
  virtual void look_at_drafts(Build& build) = 0;
  /// At the end: the model is whole, and the draft still says where each piece stands.
  virtual void look_at_model(Build& build) = 0;
};

/// `sibling` "": there is none. compile.cpp.
Reading read(std::string_view base, std::string_view sibling, Inspection* inspection = nullptr);

}  // namespace waypost::content
