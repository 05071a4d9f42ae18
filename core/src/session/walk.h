// Walking through flows: from step to step until one waits for the visitor or the world.
#pragma once

#include <string_view>

#include "session/find.h"
#include "session/turn.h"

namespace waypost::session {

/// Starts a flow at its first step: by a jump of another one.
void start_flow(Turn& turn, const Flow& flow);

/// The same, by the visitor: no flow goes back to where it was called from any more.
void begin_flow(Turn& turn, const Flow& flow);

/// Goes where an option or a finished step leads; `flow` is the flow it belongs to (nullptr: the
/// home menu).
void follow(Turn& turn, const Jump& jump, const Flow* flow);

/// Goes where the step leads when there is nothing to choose from: `empty`, else the flow ends.
void lead_without_choice(Turn& turn, const StepRef& at);

/// Walks from this step on.
void walk(Turn& turn, const Flow& flow, std::uint32_t step);

/// Tells the visitor which fact from their own words was taken as the answer of an input step.
void say_using_known(Turn& turn, const StepRef& at, std::string_view value);

/// Shows an article: on its own, asking whether it helped, or beside a step that stays open.
void show_article(Turn& turn, const Article& article);

/// Lists a category's articles.
void list_articles(Turn& turn, const Category& category);

/// Goes to an article, flow or category.
void go_to(Turn& turn, const Target& target);

}  // namespace waypost::session
