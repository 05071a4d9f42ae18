// Answers of the shop's system made up for walks at random.
#include "walks/answers.h"

#include <map>
#include <string_view>
#include <utility>

#include "json/writer.h"
#include "walks/values.h"
#include "wire/shared_json.h"

namespace waypost::walks {
namespace {

constexpr std::size_t kFound = 70, kNotFound = 15;  // of a hundred; the rest has failed
constexpr std::size_t kLeftOut = 25;                // of a hundred optional fields

// A JSON value while its fields are put where their pointers say.
struct Body {
  std::string whole;  // as JSON; "" = it has members
  std::map<std::string, Body> members;

  std::string text() const {
    if (!whole.empty()) return whole;
    json::Writer out;
    out.begin_object();
    for (const auto& [name, member] : members) out.key(name).raw(member.text());
    out.end_object();
    return std::move(out).take();
  }
};

// One part of a JSON pointer: `~1` is a slash, `~0` a tilde.
std::string unescaped(std::string_view part) {
  std::string out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const bool escapes = part[i] == '~' && i + 1 < part.size();
    out += !escapes ? part[i] : part[++i] == '1' ? '/' : '~';
  }
  return out;
}

Body& at(Body& body, std::string_view pointer) {
  Body* here = &body;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);  // the slash
    const std::string_view part = pointer.substr(0, pointer.find('/'));
    here = &here->members[unescaped(part)];
    pointer.remove_prefix(part.size());
  }
  return *here;
}

std::string as_json(const Value& value) {
  json::Writer out;
  wire::write_value(out, value);
  return std::move(out).take();
}

class Maker {
 public:
  Maker(Dice& dice, const Constants& constants, std::int64_t today)
      : dice_(dice), constants_(constants), today_(today) {}

  std::string body(const std::vector<LookupField>& fields, const Path& path) {
    Body body;
    for (const LookupField& field : fields) {
      if (!field.required && dice_.in_hundred(kLeftOut)) continue;
      at(body, field.pointer).whole = value(field, path);
    }
    return body.text();
  }

 private:
  std::string value(const LookupField& field, const Path& of) {
    Path path = of;
    path.emplace_back(field.name);
    const std::vector<Value>& constants = constants_.of(path);
    switch (field.type) {
      case LookupField::Type::text:
        if (number_ > 0 && constants.empty())
          return as_json(Value{field.name + " " + std::to_string(number_)});
        return as_json(Value{some_text(dice_, constants, field.name)});
      case LookupField::Type::number:
        return as_json(Value{some_number(dice_, constants)});
      case LookupField::Type::boolean:
        return dice_.in_hundred(50) ? "true" : "false";
      case LookupField::Type::date:
        return as_json(Value{some_date(dice_, constants, today_)});
      case LookupField::Type::list:
        return list(field, path);
    }
    return "null";
  }

  // Of objects each has another text in every field, so that they can be told apart.
  std::string list(const LookupField& field, const Path& path) {
    constexpr std::size_t kMost = 4;
    const std::size_t kind = dice_.below(3);  // none, one, many
    const std::size_t count = kind < 2 ? kind : 2 + dice_.below(kMost - 1);
    json::Writer out;
    out.begin_array();
    for (std::size_t i = 0; i < count; ++i) {
      if (field.of.empty()) {
        out.text(some_text(dice_, constants_.of(path), field.name));
      } else {
        number_ = i + 1;
        out.raw(body(field.of, {"item"}));
        number_ = 0;
      }
    }
    out.end_array();
    return std::move(out).take();
  }

  Dice& dice_;
  const Constants& constants_;
  std::int64_t today_;
  std::size_t number_ = 0;  // of the item that is made; 0 = none
};

// In several ways: of an action some say that it was refused, and after the others nobody knows.
Answer failed(Dice& dice) {
  switch (dice.below(4)) {
    case 0:
      return {0, ""};
    case 1:
      return {500, "{\"error\":\"out of order\"}"};
    case 2:
      return {409, "{\"error\":\"refused\"}"};
    default:
      return {200, "<html>Please come back later</html>"};
  }
}

}  // namespace

Answer some_answer(Dice& dice, const Model& model, const Step& step, const Constants& constants,
                   std::int64_t today) {
  const std::size_t drawn = dice.below(100);
  if (drawn >= kFound + kNotFound || step.lookup >= model.lookups.size()) return failed(dice);
  if (drawn >= kFound) return {404, ""};
  Maker maker(dice, constants, today);
  const Path into(1, step.variable);
  return {200, maker.body(model.lookups[step.lookup].fields, into)};
}

}  // namespace waypost::walks
