// Flows as a picture that no tool has drawn yet: nodes, edges and one frame for each flow. dot.h
// and mermaid.h write it down.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "walks/tally.h"

namespace waypost::walks {

/// What a node is drawn as.
enum class Look : std::uint8_t {
  text,       ///< something is shown
  choice,     ///< waits for a click
  question,   ///< waits for what is typed
  answer,     ///< waits for the shop's system
  branch,     ///< conditions
  quiet,      ///< nothing is seen of it
  person,     ///< a handover
  end,        ///< an end
  elsewhere,  ///< what lies outside: an article, another flow, the menu
};

/// What a painting says of a node or an edge; `missed`: nobody came there.
enum class Tone : std::uint8_t { plain, reached, missed };

struct Node {
  std::string id;     ///< `track/ask_number`; unique
  std::string label;  ///< lines
  Look look = Look::text;
  bool is_start = false;
  Tone tone = Tone::plain;
};

struct Edge {
  std::size_t from = 0, to = 0;
  std::string label;  ///< lines
  Tone tone = Tone::plain;
};

struct Frame {
  std::string id, title;
  std::vector<std::size_t> nodes;
};

struct Picture {
  std::vector<Node> nodes;
  std::vector<Edge> edges;
  std::vector<Frame> frames;
  std::vector<std::size_t> outside;  ///< nodes in no frame
};

/// What is painted on a picture: how often steps were reached and ways were taken.
struct Painting {
  const Tally* tally = nullptr;  ///< nullptr: nothing
  bool shares = false;           ///< ways as a share of those who came to the step, not as a count
};

/// All flows, or the one named `only` with what it leads to.
Picture draw(const Model& model, std::string_view only, const Painting& painting);

}  // namespace waypost::walks
