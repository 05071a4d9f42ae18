#include "phrases.h"

#include <utility>

namespace waypost::cli {
namespace {

constexpr std::pair<std::string_view, std::string_view> kPhrases[] = {
    {"choose", "Which of these do you mean?"},
    {"not_found", "Nothing here answers that."},
    {"helped", "Good to hear."},
    {"not_helped", "Sorry that this did not help."},
    {"handover_check", "Looking whether somebody is there."},
    {"message_intro", "Nobody is there right now. Leave a message."},
    {"handed_over", "A person has everything you said."},
    {"message_sent", "Your message has arrived."},
    {"handover_failed", "That could not be delivered. Nothing you typed is lost."},
    {"conversation_ended", "The conversation has ended."},
    {"flow_ended", "That is all."},
    {"handover_elsewhere", "A person is asked for in the other tab."},
    {"lookup_failed", "The shop's system did not answer."},
    {"action_unknown", "It is not known yet whether that has been done."},
    {"changed", "The help has changed since; here is the start."},
    {"choices_changed", "What can be chosen has changed meanwhile."},
    {"back_to_step", "Back to where you were:"},
    {"private_again", "Private answers are not kept when a page is left. Please once more:"},
    {"articles_in", "Answers about:"},
    {"using_known", "Taken from your question:"},
    {"contact", "Other ways to reach the shop:"},
    {"intent_person", "/person asks for a person. Everything said here goes along."},
    {"intent_thanks", "You are welcome."},
    {"intent_goodbye", "Goodbye, and all the best!"},
    {"intent_frustration", "Sorry that this is not going well. /person asks for a person."},
    {"required", "Please fill this in."},
    {"invalid_email", "This is no e-mail address."},
    {"invalid_phone", "This is no phone number."},
    {"invalid_number", "This is no number."},
    {"invalid_order", "This is no order number."},
    {"invalid_contact", "This is no e-mail address and no phone number."},
    {"asked_now", "Please answer this, too."},
    {"invalid_date", "This is no date."},
    {"invalid_url", "This is no address of a page."},
    {"invalid_choice", "Please choose from the list."},
    {"invalid_file", "This file cannot be taken."},
    {"too_small", "This is too little."},
    {"too_large", "This is too much."},
    {"too_long", "This is too long."},
    {"person", "Talk to a person"},
    {"continue", "Continue"},
    {"restart", "Start over"},
    {"helpful", "That helped"},
    {"not_helpful", "That did not help"},
    {"something_else", "Something else"},
    {"retry", "Try again"},
    {"back", "Back"},
    {"yes", "Yes"},
    {"no", "No"},
    {"skip", "Skip"},
};

}  // namespace

std::string_view phrase(std::string_view key) {
  for (const auto& [known, sentence] : kPhrases) {
    if (known == key) return sentence;
  }
  return key;
}

}  // namespace waypost::cli
