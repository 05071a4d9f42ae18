// Answers of the shop's system made up for walks at random.
#include "walks/answers.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "json/writer.h"
#include "walks/values.h"
#include "wire/shared_json.h"

namespace waypost::walks {
namespace {

constexpr std::size_t kFound = 70, kNotFound = 15;  // of a hundred; the rest has failed
constexpr std::size_t kLeftOut = 25;                // of a hundred optional fields

// A JSON value while its fields are put where their pointers say.
struct Body {
  std::string whole;  // as JSON; "" = it has members or items
  std::map<std::string, Body> members;
  std::vector<Body> items;
  bool is_list = false;

  std::string text() const {
    if (!whole.empty()) return whole;
    json::Writer out;
    if (is_list) {
      out.begin_array();
      for (const Body& item : items) out.raw(item.text());
      out.end_array();
    } else {
      out.begin_object();
      for (const auto& [name, member] : members) out.key(name).raw(member.text());
      out.end_object();
    }
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

// `0` to `99`: the place of an item; nothing for a name.
std::optional<std::size_t> index_of(std::string_view part) {
  std::size_t index = 0;
  if (part.empty() || part.size() > 2) return std::nullopt;
  for (const char c : part) {
    if (c < '0' || c > '9') return std::nullopt;
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  return index;
}

// What stands at the pointer, made on the way; nullptr for an item that a list does not have.
Body* at(Body& body, std::string_view pointer) {
  Body* here = &body;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);  // the slash
    const std::string_view part = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(part.size());
    if (!here->is_list) {
      here = &here->members[unescaped(part)];
      continue;
    }
    const auto index = index_of(part);
    if (!index || *index >= here->items.size()) return nullptr;
    here = &here->items[*index];
  }
  return here;
}

// So many items a list needs for the required fields that are read from inside of it:
// `/items/0/name` beside a list at `/items`.
std::size_t needed(const LookupField& list, const std::vector<LookupField>& fields) {
  std::size_t count = 0;
  const std::string inside = list.pointer + "/";
  for (const LookupField& field : fields) {
    if (!field.required || !field.pointer.starts_with(inside)) continue;
    const std::string_view rest = std::string_view(field.pointer).substr(inside.size());
    if (const auto index = index_of(rest.substr(0, rest.find('/'))))
      count = std::max(count, *index + 1);
  }
  return count;
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

  // Lists first: other fields may be read from inside of them.
  Body body(const std::vector<LookupField>& fields, const Path& path) {
    Body body;
    for (const bool lists : {true, false}) {
      for (const LookupField& field : fields) {
        if (lists != (field.type == LookupField::Type::list)) continue;
        if (!field.required && dice_.in_hundred(kLeftOut)) continue;
        Body* const place = at(body, field.pointer);
        if (place == nullptr) continue;
        Path inside = path;
        inside.emplace_back(field.name);
        if (lists) {
          fill_list(*place, field, needed(field, fields), inside);
        } else {
          place->whole = value(field, known_of(field, inside));
        }
      }
    }
    return body;
  }

 private:
  // What the shop calls it counts where nothing compares what the flow calls it.
  const std::vector<Value>& known_of(const LookupField& field, const Path& path) const {
    const std::vector<Value>& known = constants_.of(path);
    const std::size_t slash = field.pointer.rfind('/');
    if (!known.empty() || slash == std::string::npos) return known;
    return constants_.of(Path(1, unescaped(std::string_view(field.pointer).substr(slash + 1))));
  }

  std::string value(const LookupField& field, const std::vector<Value>& constants) {
    switch (field.type) {
      case LookupField::Type::text:
        // Things of a list are told apart by every text that nothing compares.
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
        break;
    }
    return "null";
  }

  // None, one or many, but not less than are needed.
  void fill_list(Body& list, const LookupField& field, std::size_t least, const Path& path) {
    constexpr std::size_t kMost = 4;
    const std::size_t kind = dice_.below(3);
    const std::size_t count = std::max(least, kind < 2 ? kind : 2 + dice_.below(kMost - 1));
    list.is_list = true;
    for (std::size_t i = 0; i < count; ++i) {
      Body item;
      if (field.of.empty()) {
        item.whole = as_json(Value{some_text(dice_, constants_.of(path), field.name)});
      } else {
        number_ = i + 1;
        item = body(field.of, Path(1, "item"));
        number_ = 0;
      }
      list.items.push_back(std::move(item));
    }
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
  return {200, maker.body(model.lookups[step.lookup].fields, into).text()};
}

}  // namespace waypost::walks
