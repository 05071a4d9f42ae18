// The handle to compiled knowledge.
#include "waypost/content.h"

#include <algorithm>
#include <utility>

#include "content/model.h"
#include "match/intents.h"
#include "match/matcher.h"

namespace waypost {

bool asks_for(const Flow& flow, FieldType type) {
  return std::any_of(flow.steps.begin(), flow.steps.end(), [&](const Step& step) {
    return std::any_of(step.inputs.begin(), step.inputs.end(),
                       [&](const Input& input) { return input.type == type; });
  });
}

Content::Content(std::unique_ptr<const Model> model, std::unique_ptr<Matcher> matcher)
    : model_(std::move(model)), matcher_(std::move(matcher)) {
  know_intents({});
}
Content::Content(Content&&) noexcept = default;
Content& Content::operator=(Content&&) noexcept = default;
Content::~Content() = default;

std::int32_t Content::train(std::uint32_t steps) { return matcher_->train(steps); }

void Content::know_intents(std::string_view phrasings) {
  intents_ = std::make_unique<const Intents>(model_->intents, phrasings);
}

std::string_view Content::locale() const { return model_->locale; }
std::string_view Content::hash() const { return model_->hash; }

}  // namespace waypost
