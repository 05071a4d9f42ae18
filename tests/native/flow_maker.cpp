// Written with ' for the quotes of JSON and ` for those inside expressions. One draw for each
// statement: in which order a compiler evaluates the operands of `+` is its own affair, and a seed
// must make the same file by all of them.
#include "flow_maker.h"

#include <algorithm>

namespace waypost::test {
namespace {

std::string quoted(std::string text) {
  std::replace(text.begin(), text.end(), '\'', '"');
  std::string out;
  for (const char c : text) out += c == '`' ? "\\\"" : std::string(1, c);
  return out;
}

}  // namespace

FlowMaker::FlowMaker(std::uint64_t seed) : random_(seed) {}

// A few at a time, so that all sessions can be walked.
void FlowMaker::choose_topics() {
  const auto count = static_cast<std::uint32_t>(Topic::count);
  topics_.assign(count, false);
  const auto add = [&](Topic topic) { topics_[static_cast<std::size_t>(topic)] = true; };
  add(Topic::always);
  for (std::uint32_t i = 2 + random_.below(2); i > 0; --i)
    topics_[1 + random_.below(count - 1)] = true;
  if (has(Topic::lookups) || has(Topic::item)) add(Topic::lookup);
  if (has(Topic::nested)) add(Topic::call);
  if (has(Topic::copy) || has(Topic::call)) add(once_in(2) ? Topic::choice : Topic::constant);
  if (has(Topic::sums)) add(Topic::number);
}

std::string FlowMaker::file() {
  choose_topics();
  std::string out = "{'waypost':1,'locale':'en','contact':{'email':'a@example.com'},";
  if (has(Topic::world)) out += "'hours':{'zone':'Europe/London','week':{'mon':['09:00-17:00']}},";
  out += "'articles':[{'id':'help','questions':['help me'],'answer':'Help.'}],";
  out += "'lookups':[" + lookups() + "],'flows':[" + flow("a");
  out += "," + flow("b") + "]}";
  return quoted(std::move(out));
}

// With a list whose items are told apart nothing else is, else there are too many answers.
std::string FlowMaker::lookups() const {
  const std::string others =
      "'ok':{'pointer':'/ok','type':'boolean','optional':true},"
      "'left':{'pointer':'/left','type':'number'},";
  const std::string kind = ",'kind':{'pointer':'/kind','optional':true}";
  return "{'id':'get','url':'/get','result':{" + (has(Topic::item) ? "" : others) +
         "'list':{'pointer':'/list','type':'list','optional':true,'of':{'id':{'pointer':'/id'}" +
         (has(Topic::item) ? kind : "") +
         "}}}},{'id':'get2','url':'/get2','result':{'ok':{'pointer':'/ok','type':'boolean'},"
         "'word':{'pointer':'/word','optional':true}}},{'id':'put','url':'/put','method':"
         "'POST','action':true,'result':{'fine':{'pointer':'/fine','type':'boolean'}}}";
}

std::string FlowMaker::flow(const std::string& id) {
  is_called_ = id == "b";
  count_ = 4 + random_.below(5);
  std::string steps;
  for (std::uint32_t i = 0; i < count_; ++i) steps += (i == 0 ? "" : ",") + step(i);
  const bool is_asked = !is_called_ || once_in(4);
  const std::string questions = is_asked ? "'questions':['go on " + id + "']," : "";
  return "{'id':'" + id + "','title':'T'," + questions + "'steps':[" + steps + "]}";
}

// Every other step is about the file's own topics.
std::string FlowMaker::step(std::uint32_t i) {
  if (i + 1 == count_) return "{'id':" + id(i) + "," + end(i) + "}";
  const bool is_own = once_in(2);
  std::vector<const Construct*> fit;
  for (const Construct& one : constructs()) {
    if (has(one.topic) && (!is_own || one.topic != Topic::always)) fit.push_back(&one);
  }
  const Construct& one = *fit[random_.below(static_cast<std::uint32_t>(fit.size()))];
  return "{'id':" + id(i) + "," + (this->*one.make)(i) + "}";
}

const std::vector<FlowMaker::Construct>& FlowMaker::constructs() {
  static const std::vector<Construct> kAll = {
      {Topic::always, &FlowMaker::end},
      {Topic::always, &FlowMaker::menu},
      {Topic::always, &FlowMaker::menu},
      {Topic::always, &FlowMaker::branch},
      {Topic::always, &FlowMaker::branch},
      {Topic::always, &FlowMaker::say},
      {Topic::always, &FlowMaker::jump},
      {Topic::always, &FlowMaker::input},
      {Topic::always, &FlowMaker::input},
      {Topic::always, &FlowMaker::form},
      {Topic::always, &FlowMaker::person},
      {Topic::always, &FlowMaker::link},
      {Topic::constant, &FlowMaker::set_constant},
      {Topic::constant, &FlowMaker::set_constant},
      {Topic::copy, &FlowMaker::set_copy},
      {Topic::copy, &FlowMaker::set_copy},
      {Topic::copy, &FlowMaker::set_copy},
      {Topic::sums, &FlowMaker::set_sum},
      {Topic::lookup, &FlowMaker::look_up},
      {Topic::lookup, &FlowMaker::look_up},
      {Topic::lookup, &FlowMaker::menu_of_list},
      {Topic::lookups, &FlowMaker::look_up_again},
      {Topic::lookups, &FlowMaker::look_up_again},
      {Topic::action, &FlowMaker::act},
      {Topic::action, &FlowMaker::act},
      {Topic::item, &FlowMaker::menu_of_list},
      {Topic::item, &FlowMaker::choose_item},
      {Topic::call, &FlowMaker::call},
      {Topic::call, &FlowMaker::call},
      {Topic::opinion, &FlowMaker::survey},
      {Topic::opinion, &FlowMaker::input},
      {Topic::choice, &FlowMaker::input},
      {Topic::number, &FlowMaker::input},
      {Topic::text, &FlowMaker::input},
      {Topic::date, &FlowMaker::input},
      {Topic::order, &FlowMaker::input},
      {Topic::choices, &FlowMaker::input},
      {Topic::world, &FlowMaker::branch},
      {Topic::nested, &FlowMaker::call},
  };
  return kAll;
}

std::string FlowMaker::id(std::uint32_t i) const { return "'s" + std::to_string(i) + "'"; }

// Only waiting steps lead back, so that there are few endless loops.
std::string FlowMaker::any() { return id(random_.below(count_)); }
std::string FlowMaker::later(std::uint32_t i) {
  return id(i + 1 + (i + 1 < count_ ? random_.below(count_ - i - 1) : 0));
}

std::string FlowMaker::atom() {
  const std::vector<std::string> fit = conditions_about(topics_);
  return fit.empty() ? "1 == 1" : one_of(fit);
}

std::string FlowMaker::condition() {
  std::string out = atom();
  if (once_in(3)) {
    out += once_in(2) ? " && " : " || ";
    out += atom();
  }
  if (once_in(8)) out = "!(" + out + ")";
  return "'" + out + "'";
}

std::string FlowMaker::when() { return once_in(3) ? "" : ",'when':" + condition(); }
std::string FlowMaker::optional() { return once_in(3) ? ",'optional':true" : ""; }
std::string FlowMaker::back() { return once_in(4) ? ",'goto':" + any() : ""; }
std::string FlowMaker::empty(std::uint32_t i) { return once_in(2) ? ",'empty':" + later(i) : ""; }

// Now and then with a value that may not be set.
std::string FlowMaker::text() {
  struct Read {
    Topic topic;
    const char* text;
  };
  static constexpr Read kReads[] = {{Topic::choice, "{c}"},   {Topic::number, "{n}"},
                                    {Topic::constant, "{k}"}, {Topic::text, "{q}"},
                                    {Topic::date, "{t}"},     {Topic::order, "{r}"},
                                    {Topic::copy, "{d}"},     {Topic::lookup, "{o.ok}"}};
  const Read& read = kReads[random_.below(std::size(kReads))];
  const bool is_there = has(read.topic) && !(read.topic == Topic::lookup && has(Topic::item));
  return is_there ? "'text':'T " + std::string(read.text) + "'" : "'text':'T'";
}

std::string FlowMaker::choice_options() {
  std::string out;
  for (const char* one : {"x", "y"}) {
    out += (out.empty() ? "" : ",") + ("{'id':'" + std::string(one) + "','label':'L'");
    if (once_in(3)) out += ",'when':" + condition();
    out += "}";
  }
  return "'options':[" + out + "]";
}

std::string FlowMaker::bounds() {
  static const std::vector<std::string> kBounds = {
      ",'min':1,'max':5", ",'min':1,'max':5", ",'min':2", ",'max':3", ",'min':2,'max':3", ""};
  return one_of(kBounds);
}

std::string FlowMaker::ask(Topic topic) {
  std::string out = kind(topic);
  out += optional();
  return out;
}

std::string FlowMaker::kind(Topic topic) {
  switch (topic) {
    case Topic::number:
      return "'var':'n','kind':'number'" + bounds();
    case Topic::text:
      return "'var':'q','kind':'text'";
    case Topic::date:
      return once_in(2) ? "'var':'t','kind':'date','min':'2026-01-10','max':'2026-02-01'"
                        : "'var':'t','kind':'date'";
    case Topic::order:
      return "'var':'r','kind':'order','pattern':'A9'";
    case Topic::opinion:
      return "'var':'g','kind':'rating'";
    case Topic::item:
      return once_in(3) ? "'var':'m','kind':'choices','from':{'list':'o.list','label':'L'}"
                        : "'var':'h','kind':'choice','from':{'list':'o.list','label':'L',"
                          "'into':'i'}";
    case Topic::choices:
      return "'var':'m','kind':'choices'," + choice_options();
    default:
      return "'var':'c','kind':'choice'," + choice_options();
  }
}

std::string FlowMaker::ask_any(Topic but) {
  std::vector<Topic> fit;
  for (const Topic one : {Topic::choice, Topic::number, Topic::text, Topic::date, Topic::order,
                          Topic::opinion, Topic::choices, Topic::item}) {
    if (has(one) && one != but) fit.push_back(one);
  }
  if (fit.empty()) return ask(but == Topic::choice ? Topic::text : Topic::choice);
  return ask(fit[random_.below(static_cast<std::uint32_t>(fit.size()))]);
}

std::string FlowMaker::end(std::uint32_t) {
  const std::string head = "'type':'end'," + text();
  if (!is_called_ || !has(Topic::call)) return head;
  static const std::vector<std::string> kResults = {
      "", ",'returns':{'v':'a'}", ",'returns':{'v':'c'}", ",'returns':{'v':'`x`'}"};
  return head + one_of(kResults);
}

std::string FlowMaker::menu(std::uint32_t i) {
  std::string options;
  for (std::uint32_t o = 1 + random_.below(2); o-- > 0;) {
    const std::string goes = once_in(12) ? "'article':'help'" : "'goto':" + any();
    options += (options.empty() ? "" : ",") + ("{'id':'o" + std::to_string(o)) + "','label':'L'," +
               goes + when() + "}";
  }
  const std::string shown = text();
  return "'type':'menu'," + shown + ",'options':[" + options + "]" + empty(i);
}

std::string FlowMaker::branch(std::uint32_t i) {
  std::string cases;
  for (std::uint32_t n = 1 + random_.below(2); n > 0; --n) {
    cases += (cases.empty() ? "" : ",") + ("{'when':" + condition());
    cases += ",'goto':" + later(i) + "}";
  }
  return "'type':'branch','cases':[" + cases + "]" + (once_in(3) ? "" : ",'else':" + later(i));
}

std::string FlowMaker::say(std::uint32_t) { return "'type':'say'," + text(); }

std::string FlowMaker::jump(std::uint32_t i) {
  if (once_in(2)) return "'type':'goto','goto':" + later(i);
  return "'type':'goto','flow':'" + std::string(once_in(2) ? "a" : "b") + "'";
}

std::string FlowMaker::person(std::uint32_t i) {
  return once_in(3) ? "'type':'handover','text':'H'" : menu(i);
}

std::string FlowMaker::link(std::uint32_t i) {
  return once_in(3) ? "'type':'open_link','text':'L','url':'https://example.com/'" : branch(i);
}

std::string FlowMaker::input(std::uint32_t i) {
  std::string out = "'type':'input','text':'I'," + ask_any(Topic::always);
  out += back();
  out += empty(i);
  return out;
}

std::string FlowMaker::form(std::uint32_t) {
  const bool with_number = has(Topic::number);
  const std::string first = with_number ? ask_any(Topic::number) : ask(Topic::choice);
  const std::string second = with_number ? ask(Topic::number) : ask_any(Topic::choice);
  std::string out = "'type':'form'," + text();
  out += ",'fields':[{" + first + ",'label':'F'},{" + second + ",'label':'S'" + when() + "}]";
  out += back();
  return out;
}

std::string FlowMaker::set_constant(std::uint32_t) {
  static const std::vector<std::string> kValues = {"`p`", "`q`", "has(k) ? `q` : `p`"};
  if (once_in(3)) return "'type':'set','var':'b','value':'" + atom() + "'";
  return "'type':'set','var':'k','value':'" + one_of(kValues) + "'";
}

std::string FlowMaker::set_copy(std::uint32_t) {
  struct Copy {
    Topic topic;
    const char *to, *from;
  };
  static constexpr Copy kCopies[] = {
      {Topic::choice, "d", "c"},       {Topic::constant, "d", "k"}, {Topic::copy, "d", "d"},
      {Topic::text, "d", "q"},         {Topic::order, "d", "r"},    {Topic::number, "e", "n"},
      {Topic::lookup, "w", "o"},       {Topic::item, "w", "i"},     {Topic::item, "d", "i.id"},
      {Topic::item, "d", "i.kind"},    {Topic::opinion, "e", "s"},  {Topic::opinion, "e", "g"},
      {Topic::lookups, "d", "o.word"}, {Topic::call, "d", "res.v"}, {Topic::call, "d", "a"},
  };
  std::vector<const Copy*> fit;
  for (const Copy& one : kCopies) {
    if (has(one.topic)) fit.push_back(&one);
  }
  const Copy& one = *fit[random_.below(static_cast<std::uint32_t>(fit.size()))];
  return "'type':'set','var':'" + std::string(one.to) + "','value':'" + one.from + "'";
}

std::string FlowMaker::set_sum(std::uint32_t) { return "'type':'set','var':'u','value':'n + 1'"; }

// One without a way for failing offers to try again.
std::string FlowMaker::look_up(std::uint32_t) {
  std::string out = "'type':'lookup','lookup':'get','into':'o','not_found':" + any();
  if (!once_in(6)) out += ",'failed':" + any();
  return out;
}

std::string FlowMaker::look_up_again(std::uint32_t) {
  return "'type':'lookup','lookup':'get2','into':'o','failed':" + any();
}

std::string FlowMaker::act(std::uint32_t) {
  std::string out =
      "'type':'lookup','lookup':'put','into':'z','confirm':{'text':'S','yes':'Y','no':'N'},"
      "'failed':" +
      any();
  if (!once_in(4)) out += ",'unknown':" + any();
  out += ",'declined':" + any();
  return out;
}

std::string FlowMaker::menu_of_list(std::uint32_t i) {
  const std::string into = has(Topic::item) && !once_in(3) ? "'into':'i'," : "";
  std::string out = "'type':'menu','text':'M','from':{'list':'o.list','label':'L'," + into;
  if (once_in(4)) out += "'limit':1,";
  out += "'goto':" + any() + "}";
  out += empty(i);
  return out;
}

std::string FlowMaker::choose_item(std::uint32_t i) {
  std::string out = "'type':'input','text':'I'," + ask(Topic::item);
  out += back();
  out += empty(i);
  return out;
}

std::string FlowMaker::call(std::uint32_t i) {
  if (is_called_ && !has(Topic::nested)) return branch(i);
  static const std::vector<std::string> kArguments = {"",
                                                      ",'args':{'c':'`x`'}",
                                                      ",'args':{'a':'c','c':'a'}",
                                                      ",'args':{'a':'c'}",
                                                      ",'args':{'a':'k'}",
                                                      ",'args':{'a':'`p`'}",
                                                      ",'args':{'a':'a'}"};
  const std::string flow = has(Topic::nested) && once_in(2) ? "a" : "b";
  std::string out = "'type':'call','flow':'" + flow + "'" + one_of(kArguments);
  if (once_in(2)) out += ",'into':'res'";
  return out;
}

std::string FlowMaker::survey(std::uint32_t) {
  return "'type':'survey','text':'S','var':'s','scale':3" + back();
}

}  // namespace waypost::test
