// Random knowledge files: two small flows over a few variables with small domains, for the
// comparison of what is proved with what walking all sessions finds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "flow_conditions.h"
#include "random.h"

namespace waypost::test {

class FlowMaker {
 public:
  explicit FlowMaker(std::uint64_t seed);

  /// Another file each time.
  std::string file();

 private:
  bool has(Topic topic) const { return topics_[static_cast<std::size_t>(topic)]; }
  void choose_topics();
  std::string lookups() const;
  std::string flow(const std::string& id);
  std::string step(std::uint32_t i);

  std::string id(std::uint32_t i) const;
  std::string any();
  std::string later(std::uint32_t i);
  bool once_in(std::uint32_t count) { return random_.below(count) == 0; }
  template <typename List>
  std::string one_of(const List& list) {
    return list[random_.below(static_cast<std::uint32_t>(std::size(list)))];
  }

  std::string atom();
  std::string condition();
  std::string when();
  std::string text();
  std::string optional();
  std::string back();
  std::string empty(std::uint32_t i);
  std::string choice_options();
  std::string bounds();

  // Members of an input, but for its text or label.
  std::string ask(Topic topic);
  std::string kind(Topic topic);
  std::string ask_any(Topic but);

  std::string end(std::uint32_t i);
  std::string menu(std::uint32_t i);
  std::string branch(std::uint32_t i);
  std::string say(std::uint32_t i);
  std::string jump(std::uint32_t i);
  std::string person(std::uint32_t i);
  std::string link(std::uint32_t i);
  std::string input(std::uint32_t i);
  std::string form(std::uint32_t i);
  std::string set_constant(std::uint32_t i);
  std::string set_copy(std::uint32_t i);
  std::string set_sum(std::uint32_t i);
  std::string look_up(std::uint32_t i);
  std::string look_up_again(std::uint32_t i);
  std::string act(std::uint32_t i);
  std::string menu_of_list(std::uint32_t i);
  std::string choose_item(std::uint32_t i);
  std::string call(std::uint32_t i);
  std::string survey(std::uint32_t i);

  // What makes a step of which topic.
  struct Construct {
    Topic topic;
    std::string (FlowMaker::*make)(std::uint32_t);
  };
  static const std::vector<Construct>& constructs();

  Random random_;
  std::vector<bool> topics_;
  std::uint32_t count_ = 0;
  bool is_called_ = false;  // the flow that is made is the one that others call
};

}  // namespace waypost::test
