// What each place asks: the one place where options of offers and fields of forms are made, so that
// what was offered and what is accepted cannot differ.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "session/find.h"
#include "waypost/session.h"

namespace waypost::session {

inline constexpr std::size_t kMaxMatchesOffered = 3;
inline constexpr std::size_t kMaxArticlesOffered = 100;

struct Offer {
  OfferKind kind = OfferKind::menu;
  std::vector<OfferedOption> options;
  std::vector<OfferedOption> popular;  // home

  const OfferedOption* find(std::string_view id) const;
};

/// The offer of the snapshot's place; nothing when the place asks by a form, waits, or cannot
/// exist.
std::optional<Offer> offer_of(const Model& model, const Snapshot& snapshot);

/// Does the condition of an option hold?
bool is_shown(const Option& option, const Variables& variables);

/// What can be chosen now: the things of the list, then the options whose conditions hold.
std::vector<OfferedOption> choices_of(const Model& model, const std::vector<Option>& options,
                                      const From& from, const Variables& variables);

/// The thing of the list that this option stands for; Missing when it is no such option.
Value chosen_item(const From& from, const Variables& variables, std::string_view option);

/// True when the step is a menu, or asks for nothing but a choice, and there is nothing to choose.
bool has_no_choice(const Model& model, const Step& step, const Variables& variables);

/// The option `article:…` or `flow:…` with its title.
OfferedOption option_for(const Model& model, const Target& target);

}  // namespace waypost::session
