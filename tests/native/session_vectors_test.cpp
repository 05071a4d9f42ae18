// tests/vectors/session: every event with the effects it has to give. Each vector runs twice: as
// plain data, and as JSON text with the snapshot written and read again before every step.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "vectors.h"
#include "waypost/session.h"
#include "waypost/wire.h"
#include "wire/effect_json.h"
#include "wire/event_json.h"
#include "wire/snapshot_json.h"

namespace waypost {
namespace {

const std::string kFolder = "tests/vectors/session";

struct VectorStep {
  std::string event;
  std::string knowledge;  // another content from here on; "" = the same
  std::vector<std::string> effects;
};

struct SessionVector {
  std::string name, knowledge;
  std::vector<VectorStep> steps;
};

std::string knowledge_of(json::Value value) {
  return value.is_object() ? test::compact(value) : std::string(value.text());
}

SessionVector read_vector(const std::string& path) {
  const std::string text = test::read_repo_file(path);
  const json::Document document = json::read(text);
  REQUIRE_FALSE(document.error());
  const json::Value root = document.root();
  SessionVector vector{
      std::string(root.find("name").text()), knowledge_of(root.find("knowledge")), {}};
  for (const json::Value step : root.find("events").items()) {
    vector.steps.push_back({test::compact(step.find("event")), knowledge_of(step.find("knowledge")),
                            test::elements(step.find("effects"))});
  }
  return vector;
}

std::string quoted_knowledge(const std::string& knowledge) {
  return knowledge.starts_with("{") ? knowledge : "\"" + knowledge + "\"";
}

std::string write_vector(const SessionVector& vector) {
  std::string out = "{\n  \"name\": \"" + vector.name +
                    "\",\n  \"knowledge\": " + quoted_knowledge(vector.knowledge) +
                    ",\n  \"events\": [\n";
  for (std::size_t i = 0; i < vector.steps.size(); ++i) {
    const VectorStep& step = vector.steps[i];
    out += "    {\n";
    if (!step.knowledge.empty())
      out += "      \"knowledge\": " + quoted_knowledge(step.knowledge) + ",\n";
    out += "      \"event\": " + step.event + ",\n      \"effects\": [";
    for (std::size_t k = 0; k < step.effects.size(); ++k)
      out += (k == 0 ? "\n        " : ",\n        ") + step.effects[k];
    out += step.effects.empty() ? "]\n" : "\n      ]\n";
    out += i + 1 < vector.steps.size() ? "    },\n" : "    }\n";
  }
  return out + "  ]\n}\n";
}

// A way to run a session: takes an event, gives the effects, each as JSON text.
class Plain {
 public:
  std::vector<std::string> step(const Content& content, const std::string& event_text) {
    const json::Document document = json::read(event_text);
    wire::Fault fault;
    const Event event = wire::read_event(document.root(), "", fault);
    REQUIRE_FALSE(fault.any);
    Stepped stepped = waypost::step(content, snapshot_, event);
    snapshot_ = std::move(stepped.snapshot);
    json::Writer out;
    wire::write_effects(out, stepped.effects);
    const std::string text = std::move(out).take();
    const json::Document effects = json::read(text);
    return test::elements(effects.root());
  }

 private:
  Snapshot snapshot_;
};

class AsText {
 public:
  std::vector<std::string> step(const Content& content, const std::string& event) {
    const std::string out = wire::step_json(content, snapshot_, event);
    const json::Document document = json::read(out);
    snapshot_ = test::handed_back(document.root());
    CHECK(test::compact(document.root().find("snapshot")).size() <= kMaxSnapshotBytes);
    return test::elements(document.root().find("effects"));
  }

 private:
  std::string snapshot_;
};

template <typename Runner>
void run(const SessionVector& vector, Runner runner) {
  Content content = test::content_of(vector.knowledge);
  for (const VectorStep& step : vector.steps) {
    if (!step.knowledge.empty()) content = test::content_of(step.knowledge);
    CAPTURE(step.event);
    const std::vector<std::string> effects = runner.step(content, step.event);
    CHECK(effects == step.effects);
  }
}

void write_anew(const std::string& path, SessionVector vector) {
  Content content = test::content_of(vector.knowledge);
  AsText runner;
  for (VectorStep& step : vector.steps) {
    if (!step.knowledge.empty()) content = test::content_of(step.knowledge);
    step.effects = runner.step(content, step.event);
  }
  test::write_repo_file(path, write_vector(vector));
}

TEST_CASE("session vectors") {
  const std::vector<std::string> names = test::repo_files(kFolder, ".json");
  REQUIRE(names.size() >= 10);
  for (const std::string& name : names) {
    const std::string path = kFolder + "/" + name + ".json";
    CAPTURE(path);
    if (test::writes_vectors()) write_anew(path, read_vector(path));
    const SessionVector vector = read_vector(path);
    CHECK_FALSE(vector.steps.empty());
    run(vector, Plain());
    run(vector, AsText());
  }
}

}  // namespace
}  // namespace waypost
