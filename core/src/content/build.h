// The steps of turning a knowledge file into a model, one function per room of the file. Each
// reports what is wrong and keeps what is usable.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/draft.h"
#include "content/object.h"
#include "content/report.h"
#include "content/texts.h"
#include "json/reader.h"

namespace waypost::content {

/// What all of them work on.
struct Build {
  Report& report;  ///< of the base file
  Texts& texts;
  Draft& draft;
};

/// A sibling file beside its base.
struct Sibling {
  Report& report;
  json::Value root;
};

/// validate_site.cpp: everything of `root` that is passed through to the view.
void read_site(Build& build, const Object& root);

/// validate_hours.cpp
void read_hours(Build& build, json::Value hours);

/// validate_articles.cpp
void read_categories(Build& build, json::Value list);
/// With `sibling`, its articles replace the texts of those with the same ids.
void read_articles(Build& build, json::Value list, const Sibling* sibling);

/// validate_lookups.cpp
void read_lookups(Build& build, json::Value list);

/// validate_flows.cpp, validate_steps.cpp
void read_flows(Build& build, json::Value list);
void read_step(Build& build, FlowDraft& flow, json::Value source);

/// validate_options.cpp: of a menu with where each leads, of an input without. `path` is that of
/// the step or field, with a slash behind.
void read_options(Build& build, const std::string& path, json::Value list, StepDraft& draft);
std::vector<Option> read_choices(Build& build, const std::string& path, json::Value list);
/// `goes_on`: it needs a `goto`, which is given back.
JumpDraft read_from(Build& build, const std::string& path, json::Value source, bool goes_on,
                    From& from);

/// validate_inputs.cpp
void read_input_step(Build& build, const std::string& path, const Object& fields, StepDraft& draft);
void read_form_step(Build& build, const std::string& path, const Object& fields, StepDraft& draft);

/// validate_shown.cpp: what stands beside texts.
void read_media(Build& build, const std::string& path, const Object& fields, StepDraft& draft);
void read_link(Build& build, const Object& fields, StepDraft& draft);
void read_timeline(Build& build, const std::string& path, const Object& fields, StepDraft& draft);

/// validate_values.cpp: expressions, alone and by name, paths of lists, and texts by name. Nothing,
/// with the report made, for what cannot be read.
Condition read_expression(Build& build, json::Value source);
/// The same, without noting the names it reads.
Condition parse_expression(Build& build, json::Value source);
std::vector<std::string> read_list_path(Build& build, json::Value source);
std::vector<std::pair<std::string, Condition>> read_values(Build& build, json::Value object);
std::vector<std::pair<std::string, Template>> read_arguments(Build& build, json::Value object);

/// The index of what `value` says among `possible`; of nothing 0. With the report made when it is
/// none of them.
std::size_t read_choice(Report& report, json::Value value,
                        std::span<const std::string_view> possible);
JumpDraft step_jump(json::Value id);

/// validate_menu.cpp: after everything that the menu can lead to.
void read_menu(Build& build, json::Value list);
void read_popular(Build& build, json::Value list);

/// validate_intents.cpp: likewise.
void read_intents(Build& build, json::Value list);
void read_matching(Build& build, json::Value source);
/// True for "first"; anything else is reported.
bool read_person(Report& report, json::Value source);

/// validate_synonyms.cpp: groups of `least` or more texts that mean the same; where one is enough,
/// it needs no list of its own.
void read_same_words(Report& report, std::string_view key, json::Value list, std::size_t least,
                     Model& model);

/// validate_triage.cpp: which handover goes where.
void read_triage(Build& build, json::Value list);
/// "" without one, and of one that there is not, with the report made.
std::string_view read_priority(Report& report, json::Value source);
std::vector<std::string> read_tags(Report& report, json::Value source);

/// flow_graph.cpp: refuses loops that never wait, warns of steps that nothing leads to.
void check_flow_graph(Build& build);

/// resolve.cpp: references become indices; the usable flows move into the model.
void resolve_flows(Build& build);
void resolve_articles(Build& build);
/// kNowhere index and kind none when it leads to nothing usable; the report is made.
Jump resolve(Build& build, const JumpDraft& jump);

/// variables.cpp: names that texts and expressions read, against those that flows set.
void check_variables(Build& build);

/// structure.cpp: the hash of Content::hash().
std::string structure_hash(const Draft& draft, const Object& root);

/// Where one of several keys leads: exactly one of `names` must be there. `fields` are those of
/// `source`.
JumpDraft read_jump(Report& report, json::Value source, const Object& fields,
                    std::initializer_list<std::string_view> names);

}  // namespace waypost::content
