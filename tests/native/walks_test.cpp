// Walks of all kinds: the ways out of steps, what a trace tells of them, expressions as text, walks
// at random.
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <variant>

#include "flow/expression.h"
#include "json/reader.h"
#include "json/writer.h"
#include "random.h"
#include "session/trace.h"
#include "vectors.h"
#include "walks/dot.h"
#include "walks/expression_text.h"
#include "walks/mermaid.h"
#include "walks/picture.h"
#include "walks/tally.h"
#include "walks/wander.h"
#include "walks/ways.h"

using namespace waypost;

namespace {

constexpr const char* kShop = "tests/vectors/walks/shop.json";
constexpr const char* kWalkShop = "tests/vectors/walk/knowledge.json";

walks::Wandered wandered(const Content& content, std::uint64_t count, std::uint64_t seed) {
  walks::WanderOptions options;
  options.walks = count;
  options.seed = seed;
  options.at = 1'767'225'600'000;
  return walks::wander(content, options, [](std::uint32_t) {});
}

std::string as_json(const walks::Tally& tally) {
  json::Writer out;
  tally.write(out);
  return std::move(out).take();
}

// The same operations over the same operands; where they stand in the text does not count.
bool same(const expr::Expression& a, const expr::Expression& b) {
  if (a.nodes.size() != b.nodes.size()) return false;
  for (std::size_t i = 0; i < a.nodes.size(); ++i) {
    const expr::Node &x = a.nodes[i], &y = b.nodes[i];
    const bool equal = x.op == y.op && x.value == y.value && x.path == y.path &&
                       x.operands == y.operands &&
                       (x.op != expr::Op::call || x.function == y.function);
    if (!equal) return false;
  }
  return true;
}

std::string written_again(const std::string& text) {
  const auto parsed = expr::parse(text);
  const auto* expression = std::get_if<expr::Expression>(&parsed);
  if (expression == nullptr) return "no expression";
  std::string out = walks::expression_text(*expression);
  const auto again = expr::parse(out);
  const auto* other = std::get_if<expr::Expression>(&again);
  if (other == nullptr || !same(*expression, *other)) return "another: " + out;
  return out;
}

// Any expression, as text, with parentheses around everything.
std::string any_expression(test::Random& random, int depth) {
  constexpr const char* kValues[] = {"a",  "order.total", "\"q\\\"\\\\\"", "12.5",
                                     "-3", "true",        "has(x.y)",      "[1, \"b\"]"};
  constexpr const char* kOperators[] = {"==", "!=", "<", "<=", ">", ">=", "in",
                                        "+",  "-",  "*", "/",  "%", "&&", "||"};
  if (depth == 0) return kValues[random.below(8)];
  const auto inner = [&] { return "(" + any_expression(random, depth - 1) + ")"; };
  switch (random.below(6)) {
    case 0:
      return "!" + inner();
    case 1:
      return "-" + inner();
    case 2:
      return inner() + " ? " + inner() + " : " + inner();
    case 3:
      return "days(" + inner() + ", " + inner() + ")";
    case 4:
      return inner() + ".contains(" + inner() + ")";
    default:
      return inner() + " " + kOperators[random.below(14)] + " " + inner();
  }
}

}  // namespace

TEST_SUITE("walks") {
  TEST_CASE("an expression is written with no more parentheses than it needs") {
    CHECK(written_again("a==1&&(b||c)") == "a == 1 && (b || c)");
    CHECK(written_again("((a + b)) - (c - d)") == "a + b - (c - d)");
    CHECK(written_again("!(a in ['x', \"y\"])") == "!(a in [\"x\", \"y\"])");
    CHECK(written_again("has(order.late) ? days(a, b) : -(1)") ==
          "has(order.late) ? days(a, b) : -(1)");
    CHECK(written_again("name.trim().contains('\"')") == "name.trim().contains(\"\\\"\")");
    CHECK(written_again("(a < b) == (c < d)") == "(a < b) == (c < d)");
  }

  TEST_CASE("any expression, written, is read as the same again") {
    test::Random random(11);
    int parsed = 0;
    for (int i = 0; i < 3000; ++i) {
      const std::string text = any_expression(random, 1 + static_cast<int>(random.below(4)));
      if (std::holds_alternative<ParseFault>(expr::parse(text))) continue;
      ++parsed;
      const std::string again = written_again(text);
      CAPTURE(text);
      CAPTURE(again);
      CHECK(written_again(again) == again);
    }
    CHECK(parsed > 2500);
  }

  TEST_CASE(
      "ids of the ways out of a step are its own, and every jump of the model is one of them") {
    for (const char* path : {kShop, kWalkShop}) {
      const Content content = test::content_of(path);
      std::set<const Jump*> known;
      for (const Flow& flow : content.model().flows) {
        for (const Step& step : flow.steps) {
          std::set<std::string> ids;
          for (const walks::Way& way : walks::ways_of(content.model(), flow, step)) {
            CHECK(ids.insert(way.id).second);
            if (way.taken != nullptr) CHECK(known.insert(way.taken).second);
          }
        }
      }
      // What walks take is known: else it would not be counted.
      std::uint64_t taken = 0;
      const walks::Wandered found = wandered(content, 300, 5);
      for (const walks::FlowCount& flow : found.tally.flows()) {
        for (const walks::StepCount& step : flow.steps) {
          for (const walks::WayCount& each : step.ways) taken += each.taken;
        }
      }
      CHECK(taken > 500);
    }
  }

  TEST_CASE("a trace does not change what a step does") {
    const Content content = test::content_of(kShop);
    Event open;
    open.type = EventType::open;
    open.seq = 1;
    Event pick;
    pick.type = EventType::pick;
    pick.target = {Target::Kind::flow, "repair"};
    pick.seq = 2;
    const Snapshot opened = step(content, {}, open).snapshot;
    session::Trace trace;
    const Stepped traced = session::step_traced(content, opened, pick, trace);
    const Stepped plain = step(content, opened, pick);
    CHECK(traced.snapshot.place == plain.snapshot.place);
    CHECK(traced.effects.size() == plain.effects.size());
    // Into the repair, and into the flow that it calls.
    REQUIRE(trace.steps.size() == 2);
    CHECK(trace.steps[0].first->id == "repair");
    CHECK(trace.steps[1].first->id == "which");
  }

  TEST_CASE("walks at random are the same for the same seed and count everything") {
    const Content content = test::content_of(kShop);
    const walks::Wandered one = wandered(content, 500, 9), same_seed = wandered(content, 500, 9);
    CHECK(as_json(one.tally) == as_json(same_seed.tally));
    CHECK(as_json(one.tally) != as_json(wandered(content, 500, 10).tally));
    std::uint64_t walks = 0, clicks = 0;
    for (const walks::End& end : one.ends) {
      walks += end.walks;
      clicks += end.clicks.sum;
      CHECK(end.clicks.least * end.walks <= end.clicks.sum);
      CHECK(end.clicks.most * end.walks >= end.clicks.sum);
    }
    CHECK(walks == 500);
    CHECK(clicks == one.clicks.sum);
  }

  TEST_CASE("a knowledge without flows has no walks") {
    const Content content = test::content_of(
        R"({"waypost":1,"locale":"en","contact":{"email":"a@b.example"},"articles":[{"id":"a","questions":["What?"],"answer":"This."}]})");
    CHECK(wandered(content, 10, 1).walks == 0);
    CHECK(walks::percent(walks::coverage_of(walks::Tally(content.model())).total()) == 100);
  }

  TEST_CASE("counts that are written are read again, twice as much twice") {
    const Content content = test::content_of(kShop);
    const std::string once = as_json(wandered(content, 200, 2).tally);
    walks::Tally tally(content.model());
    CHECK(tally.read(json::read(once).root()) == 0);
    CHECK(as_json(tally) == once);
    CHECK(tally.read(json::read(once).root()) == 0);
    CHECK(as_json(tally) != once);
    // Another knowledge has none of these flows.
    const Content other = test::content_of(kWalkShop);
    walks::Tally nothing(other.model());
    CHECK(nothing.read(json::read(once).root()) == 3);
    for (const char* odd :
         {"", "7", "[7]", R"([{"id":"tour","steps":[{"id":"rooms","visits":-5,"ways":[{}]}]}])"}) {
      CAPTURE(odd);
      nothing.read(json::read(odd).root());
    }
    CHECK(walks::coverage_of(nothing).steps.done == 0);
  }

  TEST_CASE("every step and way is in the picture, in both languages") {
    for (const char* path : {kShop, kWalkShop}) {
      const Content content = test::content_of(path);
      std::size_t steps = 0, ways = 0;
      for (const Flow& flow : content.model().flows) {
        steps += flow.steps.size();
        for (const Step& step : flow.steps)
          ways += walks::ways_of(content.model(), flow, step).size();
      }
      const walks::Picture picture = walks::draw(content.model(), "", {});
      CHECK(picture.frames.size() == content.model().flows.size());
      CHECK(picture.nodes.size() >= steps);
      CHECK(picture.edges.size() == ways);
      std::size_t placed = picture.outside.size();
      for (const walks::Frame& frame : picture.frames) placed += frame.nodes.size();
      CHECK(placed == picture.nodes.size());
      CHECK(walks::dot(picture).ends_with("}\n"));
      CHECK(walks::mermaid(picture).starts_with("flowchart TD\n"));
    }
  }
}
