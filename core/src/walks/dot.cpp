// Pictures of flows as DOT. What a colour says, a line says, too: who came nowhere is dashed.
#include "walks/dot.h"

#include <string_view>

namespace waypost::walks {
namespace {

// A quoted text. Within it the quote, the backslash, the line end and entities mean something.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string_view shape(Look look) {
  switch (look) {
    case Look::text:
      return "shape=box, style=\"rounded,filled\"";
    case Look::choice:
      return "shape=hexagon";
    case Look::question:
      return "shape=parallelogram";
    case Look::answer:
      return "shape=cylinder";
    case Look::branch:
      return "shape=diamond";
    case Look::quiet:
      return "shape=box";
    case Look::person:
      return "shape=doubleoctagon";
    case Look::end:
      return "shape=oval, peripheries=2";
    case Look::elsewhere:
      return "shape=note";
  }
  return "shape=box";
}

std::string node_line(const Node& node) {
  std::string out = quoted(node.id) + " [label=" + quoted(node.label) + ", ";
  out += shape(node.look);
  if (node.is_start) out += ", penwidth=2.5";
  if (node.tone == Tone::reached) out += ", fillcolor=\"#dff0df\"";
  if (node.tone == Tone::missed)
    out += ", style=\"filled,dashed\", fillcolor=\"#fbe3e0\", color=\"#a02010\"";
  return out + "];\n";
}

std::string edge_line(const Picture& picture, const Edge& edge) {
  std::string out =
      "  " + quoted(picture.nodes[edge.from].id) + " -> " + quoted(picture.nodes[edge.to].id);
  std::string attributes;
  if (!edge.label.empty()) attributes += "label=" + quoted(edge.label);
  if (edge.tone == Tone::missed) {
    attributes += attributes.empty() ? "" : ", ";
    attributes += "style=dashed, color=\"#a02010\", fontcolor=\"#a02010\"";
  }
  return out + (attributes.empty() ? "" : " [" + attributes + "]") + ";\n";
}

}  // namespace

std::string dot(const Picture& picture) {
  std::string out =
      "digraph waypost {\n"
      "  graph [rankdir=TB, fontname=\"Helvetica\"];\n"
      "  node [fontname=\"Helvetica\", fontsize=11, style=filled, fillcolor=white];\n"
      "  edge [fontname=\"Helvetica\", fontsize=10];\n";
  for (const Frame& frame : picture.frames) {
    out += "  subgraph " + quoted("cluster_" + frame.id) + " {\n    label=" + quoted(frame.title) +
           ";\n    color=\"#888888\";\n";
    for (const std::size_t node : frame.nodes) out += "    " + node_line(picture.nodes[node]);
    out += "  }\n";
  }
  for (const std::size_t node : picture.outside) out += "  " + node_line(picture.nodes[node]);
  for (const Edge& edge : picture.edges) out += edge_line(picture, edge);
  return out + "}\n";
}

}  // namespace waypost::walks
