// The names that cross the edge. Generated from
// core/schema/names.json by core/tools/gen_names.mjs; do not edit.

export const eventTypes = [
  'open', 'resume', 'query', 'pick', 'select', 'submit', 'back', 'restart', 'person', 'lookup_done',
  'handover_done', 'zones', 'tick', 'content_changed',
] as const;
export type EventTypeName = (typeof eventTypes)[number];

export const effectTypes = [
  'say', 'offer', 'form', 'show', 'load', 'lookup', 'handover', 'track', 'persist', 'stale',
] as const;
export type EffectTypeName = (typeof effectTypes)[number];

export const handoverResults = [
  'available', 'unavailable', 'delivered', 'failed', 'ended',
] as const;
export type HandoverResultName = (typeof handoverResults)[number];

export const offerKinds = [
  'home', 'menu', 'matches', 'articles', 'helpful', 'lost', 'ended', 'retry', 'confirm', 'survey',
] as const;
export type OfferKindName = (typeof offerKinds)[number];

export const mediaKinds = [
  'picture', 'video', 'card', 'link',
] as const;
export type MediaKindName = (typeof mediaKinds)[number];

export const milestoneStates = [
  'done', 'now', 'expected',
] as const;
export type MilestoneStateName = (typeof milestoneStates)[number];

export const partKinds = [
  'text', 'number', 'date', 'time',
] as const;
export type PartKindName = (typeof partKinds)[number];

export const formKinds = [
  'input', 'message',
] as const;
export type FormKindName = (typeof formKinds)[number];

export const fieldTypes = [
  'text', 'email', 'phone', 'order', 'number', 'date', 'url', 'choice', 'choices', 'rating', 'file',
  'message',
] as const;
export type FieldTypeName = (typeof fieldTypes)[number];

export const placeKinds = [
  'none', 'home', 'article', 'matches', 'articles', 'lost', 'ended', 'input', 'menu', 'lookup',
  'confirm', 'checking', 'message', 'delivering', 'handed',
] as const;
export type PlaceKindName = (typeof placeKinds)[number];

export const targetKinds = [
  'article', 'flow', 'category',
] as const;
export type TargetKindName = (typeof targetKinds)[number];

export const entityKinds = [
  'email', 'order',
] as const;
export type EntityKindName = (typeof entityKinds)[number];

export const decisions = [
  'answer', 'choose', 'none',
] as const;
export type DecisionName = (typeof decisions)[number];

export const severitys = [
  'error', 'warning', 'note',
] as const;
export type SeverityName = (typeof severitys)[number];

export const codes = [
  'utf8', 'too_large', 'syntax', 'too_deep', 'wrong_type', 'missing_key', 'unknown_key',
  'duplicate_key', 'duplicate_id', 'duplicate_phrasing', 'bad_id', 'bad_version', 'bad_locale',
  'bad_value', 'empty_text', 'text_too_long', 'unknown_category', 'unknown_article', 'unknown_flow',
  'unknown_step', 'unknown_lookup', 'unknown_variable', 'bad_expression', 'bad_pattern', 'bad_url',
  'bad_time', 'unreachable_step', 'endless_loop', 'too_many_steps', 'untranslated', 'unknown_text',
  'base_mismatch', 'bad_pack', 'dead_case', 'missing_plural', 'never_reached', 'no_way_out',
  'unset_variable', 'empty_menu', 'unconfirmed_action', 'no_unknown', 'no_failed_way',
  'too_many_clicks', 'other_hours', 'too_many_calls', 'uncovered_case', 'told_as_done',
  'disabled_flow', 'duplicate_label', 'unknown_department', 'private_use', 'untranslatable',
] as const;
export type CodeName = (typeof codes)[number];

/** Interface texts that `say` names. */
export const messageKeys = [
  'choose', 'not_found', 'helped', 'not_helped', 'handover_check', 'message_intro', 'handed_over',
  'message_sent', 'handover_failed', 'handover_elsewhere', 'conversation_ended', 'flow_ended',
  'lookup_failed', 'action_unknown', 'changed', 'choices_changed', 'back_to_step', 'private_again',
  'articles_in', 'using_known', 'contact', 'intent_person', 'intent_thanks', 'intent_goodbye',
  'intent_frustration',
] as const;
export type MessageKey = (typeof messageKeys)[number];

/** What is wrong with a field of a form. */
export const errorKeys = [
  'required', 'invalid_email', 'invalid_phone', 'invalid_number', 'invalid_order', 'invalid_date',
  'invalid_url', 'invalid_choice', 'invalid_file', 'too_small', 'too_large', 'asked_now',
  'invalid_contact', 'too_long',
] as const;
export type ErrorKey = (typeof errorKeys)[number];

/** Options without a label: the view names them. */
export const optionKeys = [
  'person', 'continue', 'restart', 'helpful', 'not_helpful', 'something_else', 'retry', 'contact',
  'back', 'yes', 'no', 'skip',
] as const;
export type OptionKey = (typeof optionKeys)[number];

/** Names of `track`. */
export const trackKeys = [
  'answered', 'feedback', 'flow_started', 'flow_ended', 'handover_delivered', 'handover_given_up',
  'survey', 'action_unknown', 'overflow',
] as const;
export type TrackKey = (typeof trackKeys)[number];
