// Pictures of flows as Mermaid. Ids of steps may be words of its language (`end`), so nodes are
// numbered; their labels tell them apart.
#include "walks/mermaid.h"

#include <string_view>
#include <utility>

namespace waypost::walks {
namespace {

// A quoted text. Its entities are those of HTML with `#` in place of `&`; what would be HTML or
// Markdown is written as its number.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "<br>";
    } else if (std::string_view("\"#&<>`\\").find(c) != std::string_view::npos) {
      out += "#" + std::to_string(static_cast<int>(c)) + ";";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

// What stands before and behind the label.
std::pair<std::string_view, std::string_view> brackets(Look look) {
  switch (look) {
    case Look::text:
      return {"(", ")"};
    case Look::choice:
      return {"{{", "}}"};
    case Look::question:
      return {"[/", "/]"};
    case Look::answer:
      return {"[(", ")]"};
    case Look::branch:
      return {"{", "}"};
    case Look::quiet:
      return {"[", "]"};
    case Look::person:
      return {"[[", "]]"};
    case Look::end:
      return {"([", "])"};
    case Look::elsewhere:
      return {">", "]"};
  }
  return {"[", "]"};
}

std::string name(std::size_t node) { return "n" + std::to_string(node); }

std::string node_line(const Picture& picture, std::size_t index) {
  const Node& node = picture.nodes[index];
  const auto [open, close] = brackets(node.look);
  std::string out = name(index) + std::string(open) + quoted(node.label) + std::string(close);
  if (node.tone == Tone::missed) {
    out += ":::missed";
  } else if (node.tone == Tone::reached) {
    out += ":::reached";
  } else if (node.is_start) {
    out += ":::start";
  }
  return out + "\n";
}

}  // namespace

std::string mermaid(const Picture& picture) {
  std::string out = "flowchart TD\n";
  for (std::size_t i = 0; i < picture.frames.size(); ++i) {
    const Frame& frame = picture.frames[i];
    out += "  subgraph f" + std::to_string(i) + "[" + quoted(frame.title) + "]\n";
    for (const std::size_t node : frame.nodes) out += "    " + node_line(picture, node);
    out += "  end\n";
  }
  for (const std::size_t node : picture.outside) out += "  " + node_line(picture, node);
  for (const Edge& edge : picture.edges) {
    out += "  " + name(edge.from) + (edge.tone == Tone::missed ? " -.->" : " -->");
    if (!edge.label.empty()) out += "|" + quoted(edge.label) + "|";
    out += " " + name(edge.to) + "\n";
  }
  return out +
         "  classDef start stroke-width:3px\n"
         "  classDef reached fill:#dff0df\n"
         "  classDef missed fill:#fbe3e0,stroke:#a02010,stroke-dasharray:4\n";
}

}  // namespace waypost::walks
