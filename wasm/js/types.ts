// The wire types: what crosses the edge, lies in storage and stands in the vectors. Written by hand after
// ARCHITECTURE.md and proved by the shared vectors (tests/wasm/types.test.mjs). Keys with default values
// are left out of the JSON, so they are optional here.

import type {
  CodeName,
  DecisionName,
  EntityKindName,
  FieldTypeName,
  FormKindName,
  HandoverResultName,
  MediaKindName,
  MilestoneStateName,
  OfferKindName,
  PartKindName,
  PlaceKindName,
  SeverityName,
  TargetKindName,
} from './names.generated.ts';

/** One finding in a knowledge file. `pointer` is a JSON pointer; `file` 1 is the sibling. */
export interface Problem {
  code: CodeName;
  severity: SeverityName;
  file?: number;
  pointer?: string;
  line?: number;
  column?: number;
  args?: string[];
}

export interface Target {
  kind: TargetKindName;
  id: string;
}

/** When people are there, by the clocks of the zone. */
export interface Hours {
  zone: string;
  week?: Record<string, string[]>;
  closures?: { date: string; text?: string }[];
}

/** What a view needs to know of the knowledge before any question. */
export interface About {
  locale: string;
  hash: string;
  site?: { name?: string; url?: string };
  contact?: { phone?: string; email?: string; url?: string };
  hours?: Hours & { departments?: Record<string, Hours> };
  categories?: { id: string; title: string; articles?: string[] }[];
  locales?: Record<string, string>;
  popular?: string[];
  flows?: { id: string; title: string }[];
  articles?: { id: string; title: string }[];
  handover?: { receiver?: string; chat?: { type: string; token?: string } };
}

/** Answer of `load`. Without `about` nothing in the files was usable. */
export interface Loaded {
  problems: Problem[];
  about?: About;
}

export interface Question {
  text: string;
  limit?: number;
  prefix?: boolean;
  /** While typing: what stands first so far. */
  first?: Target;
  at?: number;
  locale?: string;
  page?: string;
  audience?: string;
}

/** Half-open ranges of UTF-16 units. */
export type Span16 = [begin: number, end: number];

export interface Match {
  target: Target;
  title: string;
  score: number;
  confidence: number;
  why: { phrasing: string; span16: Span16[] };
}

export interface Entity {
  kind: EntityKindName;
  value: string;
  span16: Span16;
}

export interface Answer {
  decision: DecisionName;
  matches: Match[];
  entities: Entity[];
  /** Id of what was said instead of asking; `matches` holds what it opens, or nothing. */
  intent?: string;
  /** The way to a person is to come first. */
  person?: boolean;
}

export interface Article {
  id: string;
  title: string;
  /** With `piece`: only its words; the answer itself is in that file beside the pack. */
  answer: string;
  piece?: string;
  category?: string;
  locale: string;
  next?: Target[];
}

// ---------------------------------------------------------------- events

export interface Context {
  locale?: string;
  zone?: string;
  page_url?: string;
  page_title?: string;
  referrer?: string;
  browser?: string;
  viewport?: string;
  visitor_id?: string;
  visitor_name?: string;
  visitor_email?: string;
  visitor_phone?: string;
}

/** What every event carries; the host makes it. */
export interface EventBase {
  at: number;
  seq: number;
  id: string;
  rand: number;
}

/** How far the clocks of zones are from UTC, from each moment on: of those that `About.hours` names. */
export type Zones = Record<string, [from_ms: number, offset_minutes: number][]>;

export type EventBody =
  | { type: 'open'; context?: Context; zones?: Zones }
  | { type: 'resume'; copy?: boolean; zones?: Zones }
  | { type: 'query'; text: string }
  | { type: 'pick'; target: Target; text?: string }
  | { type: 'select'; option: string; turn: number }
  | { type: 'submit'; fields: Record<string, string>; turn: number }
  | { type: 'back' | 'restart' | 'person' }
  | { type: 'lookup_done'; effect?: string; status?: number; body?: string }
  | { type: 'handover_done'; handover: string; result: HandoverResultName; reference?: string }
  | { type: 'zones'; zones: Zones }
  | { type: 'tick' | 'content_changed' };

export type Event = EventBase & EventBody;

// ---------------------------------------------------------------- effects

/** The owner's Markdown, or a value that the view formats and never reads as Markdown. */
export type Part = { text: string } | { value: string; as?: PartKindName };

export interface OfferedOption {
  id: string;
  label?: Part[];
  hint?: string;
  /** Name of one of the view's icons. */
  icon?: string;
  picture?: string;
  target?: Target;
}

export interface FormField {
  name: string;
  type: FieldTypeName;
  required?: boolean;
  private?: boolean;
  label?: Part[];
  value?: string;
  error?: string;
  retry?: string;
  /** number, date: the least and the most; rating: the most; choices, file: how many at most. */
  min?: string;
  max?: string;
  options?: OfferedOption[];
}

/** What stands beside a text. */
export interface Media {
  kind: MediaKindName;
  src?: string;
  /** Of a picture: what it shows, for those who cannot see it. */
  title?: Part[];
  price?: Part[];
  link?: string;
}

export interface Milestone {
  label: Part[];
  when?: string;
  state: MilestoneStateName;
}

export interface Say {
  type: 'say';
  id: string;
  message?: string;
  args?: Record<string, string>;
  parts?: Part[];
  media?: Media;
  timeline?: Milestone[];
  flow?: string;
  step?: string;
}

export interface Offer {
  type: 'offer';
  id: string;
  turn: number;
  kind: OfferKindName;
  options: OfferedOption[];
  popular?: OfferedOption[];
  person_first?: boolean;
  flow?: string;
  step?: string;
}

export interface Form {
  type: 'form';
  id: string;
  turn: number;
  kind: FormKindName;
  fields: FormField[];
  person_first?: boolean;
  flow?: string;
  step?: string;
}

export interface LookupEffect {
  type: 'lookup';
  id: string;
  name: string;
  args?: Record<string, string>;
  /** Without it a function that the page has registered under `name` is asked. */
  url?: string;
  method: string;
  /** JSON to be sent. */
  body?: string;
  headers?: Record<string, string>;
  /** It changes something: sent once, under one key. */
  action?: boolean;
  timeout_ms: number;
  flow?: string;
  step?: string;
}

export interface HandoverEffect {
  type: 'handover';
  id: string;
  handover: string;
  phase: 'check' | 'deliver';
  mode?: 'chat' | 'message';
  reason?: string;
  department?: string;
  priority?: string;
}

export type Effect =
  | Say
  | Offer
  | Form
  | { type: 'show'; id: string; article: string }
  | { type: 'load'; id: string; piece: string }
  | LookupEffect
  | HandoverEffect
  | { type: 'track'; id: string; name: string; args?: Record<string, string> }
  | { type: 'persist' | 'stale'; id: string };

/** One entry of the session's append-only log. */
export interface LogEntry {
  event: Event;
  effects: Effect[];
}

// ---------------------------------------------------------------- snapshot

export type Value = null | boolean | number | string | Value[] | { [name: string]: Value };

export interface Place {
  kind?: PlaceKindName;
  flow?: string;
  step?: string;
  article?: string;
  category?: string;
  options?: string[];
  calls?: string[];
  begun?: string;
}

/** The small fold of a session. The view may read it and must hand it back as it came. */
export interface Snapshot {
  format: number;
  content: string;
  turn?: number;
  asked?: number;
  seq?: number;
  place?: Place;
  back?: Place[];
  vars?: Record<string, Value>;
  waiting?: string;
  question?: string;
  misses?: number;
  known?: Record<string, string>;
  handover?: {
    id?: string;
    reason?: string;
    department?: string;
    mode?: string;
    reference?: string;
    sla?: string;
    state?: string;
  };
  zones?: Zones;
  intent?: string;
  agents?: string;
}

/** Private answers: kept while the page lives, and stored nowhere. */
export interface PrivateAnswers {
  texts?: string[];
  vars?: Record<string, Value>;
}

export interface Stepped {
  /** May be stored: `•••` stands in it for every private answer. */
  snapshot: Snapshot;
  /** To be handed back with the next event. */
  private?: PrivateAnswers;
  effects: Effect[];
}

// ---------------------------------------------------------------- record

export interface TranscriptEntry {
  seq?: number;
  who: 'visitor' | 'waypost' | 'agent';
  at: number;
  text?: string;
  message?: string;
  args?: Record<string, string>;
  flow?: string;
  step?: string;
  option?: string;
  article?: string;
}

/** The handover record, core/schema/handover.schema.json. Keys of later work are carried untouched. */
export interface HandoverRecord {
  schema: 'handover/1';
  id: string;
  created_at: string | number;
  site?: { name?: string; url?: string };
  locale?: string;
  mode?: string;
  visitor?: Record<string, string>;
  reason?: string;
  department?: string;
  sla?: string;
  question?: string;
  /** What the visitor has added to what a flow hands over. */
  message?: string;
  summary?: unknown;
  answers?: {
    flow: string;
    step: string;
    name: string;
    label?: string;
    value?: Value;
    source?: string;
    private?: boolean;
  }[];
  path?: { flow?: string; step?: string; option?: string; label?: string; at?: number }[];
  articles_shown?: unknown[];
  lookups?: unknown[];
  transcript: TranscriptEntry[];
  page?: unknown;
  device?: unknown;
  [later: string]: unknown;
}

/** What the engine says of itself. `build` must equal the build of the script that loaded it. */
export interface Version {
  version: string;
  build: string;
  snapshot_format: number;
  knowledge_version: number;
}
