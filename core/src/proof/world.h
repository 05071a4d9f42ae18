// The flows of a compiled file with one number for each step, and where each stands in the file.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "content/build.h"

namespace waypost::proof {

class World {
 public:
  /// Both must outlive it. The flows of the model are the usable ones of the draft, in their order.
  World(const Model& model, const content::Draft& draft);

  const Model& model;

  std::uint32_t steps() const { return static_cast<std::uint32_t>(flow_of_.size()); }
  std::uint32_t number(std::uint32_t flow, std::uint32_t step) const { return first_[flow] + step; }
  std::uint32_t start(std::uint32_t flow) const { return number(flow, model.flows[flow].start); }
  std::uint32_t flow_of(std::uint32_t step) const { return flow_of_[step]; }
  const Step& step(std::uint32_t number) const {
    const std::uint32_t flow = flow_of_[number];
    return model.flows[flow].steps[number - first_[flow]];
  }
  json::Value source(std::uint32_t step) const { return sources_[step]; }
  /// The flow's id, where it is written.
  json::Value flow_id(std::uint32_t flow) const { return flow_ids_[flow]; }

  /// Visitors begin there themselves: by a question, the menu, an article or an intent; or a link
  /// of the page opens it, where nothing else leads to it. Others are only called or jumped to.
  bool begins(std::uint32_t flow) const { return begins_[flow]; }

  /// Whether jumps lead to each step from the first one of its flow.
  std::vector<bool> led_to() const;

  /// A variable that calls alone give: each of its fields is what some `end` returns.
  bool is_result(std::string_view variable) const { return results_.count(variable) > 0; }

  /// The fields of lookups that give the list which options are made of.
  std::vector<const LookupField*> lists_of(const From& from) const;

  /// The fields of all lookups, those of their items among them, have numbers, too.
  std::uint32_t number(const LookupField& field) const { return field_numbers_.at(&field); }
  const LookupField& field(std::uint32_t number) const { return *fields_[number]; }
  /// An answer whose list is empty lacks something that it must have: a field of its first item.
  bool is_never_empty(const LookupField& field) const { return never_empty_.count(&field) > 0; }

 private:
  void find_beginnings();
  void find_results();
  void count_fields(const std::vector<LookupField>& fields);

  std::vector<std::uint32_t> first_, flow_of_;
  std::vector<json::Value> sources_, flow_ids_;
  std::vector<bool> begins_;
  std::set<std::string, std::less<>> results_;
  std::vector<const LookupField*> fields_;
  std::map<const LookupField*, std::uint32_t> field_numbers_;
  std::set<const LookupField*> never_empty_;
};

}  // namespace waypost::proof
