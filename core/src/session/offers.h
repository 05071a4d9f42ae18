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
/// After so many misses in a row an offer puts the person first.
inline constexpr std::uint32_t kMissesBeforePerson = 2;

struct Offer {
  OfferKind kind = OfferKind::menu;
  std::vector<OfferedOption> options;
  std::vector<OfferedOption> popular;  // home

  const OfferedOption* find(std::string_view id) const;
};

/// The offer of the snapshot's place; nothing when the place asks by a form, waits, or cannot
/// exist.
std::optional<Offer> offer_of(const Model& model, const Snapshot& snapshot);

/// The option `article:…` or `flow:…` with its title.
OfferedOption option_for(const Model& model, const Target& target);

}  // namespace waypost::session
