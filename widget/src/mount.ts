// What launcher and panel say to each other. The launcher is a classic script, the panel an ES module
// of the same build; this contract is all they share.

/** A lookup that the page answers itself. `key` names an action, so that it is done once; '' when it only reads. */
export type PageLookup = (args: Record<string, string>, call: { key: string; signal: AbortSignal }) => unknown;

/** By name; the page may add to it at any time. */
export type PageLookups = Readonly<Record<string, PageLookup>>;

export interface Options {
  /** `<waypost-help>` in the page. */
  host: HTMLElement;
  root: ShadowRoot;
  button: HTMLButtonElement;
  /** Where the visitor sees how many messages are unread. */
  badge: HTMLElement;
  /** Address of the folder with all files of this build. */
  base: string;
  /** Absolute address of the base knowledge file. */
  knowledge: string;
  /** BCP 47 tag wished for. */
  locale: string;
  /** `data-contact`: mailto:, tel: or an address; '' = none. */
  contact: string;
  /** What the page has registered, also before this was loaded; a launcher of an older build has none. */
  lookups?: PageLookups;
}

export interface Panel {
  /** `press`: the click that opens it; the second one of a double click then presses nothing inside. */
  open(press?: MouseEvent): void;
  close(): void;
  ask(text: string): void;
  person(): void;
}

/** `window.waypost`. */
export interface Page extends Panel {
  /** Answers the lookups of this name in the page. A value is what was found; null or undefined: there is none;
   * `{status, body}`: as a server would answer. What throws, or takes longer than the lookup may, has not answered. */
  lookup(name: string, answer: PageLookup): void;
}

export interface PanelModule {
  /** Builds the panel (closed) and starts to load what it needs. */
  mount(options: Options): Panel;
  /** Delivers what an earlier page could not, without engine, session or view. */
  drain(knowledge: string): void;
}

/** Storage keys, shared so that the launcher's one read and the panel's writes name the same things. */
export const markKey = (knowledge: string): string => `waypost:${knowledge}`;

/**
 * The mark in localStorage: 'seen', or from when on (UTC ms) a page has something undelivered to send; absent = no intent
 * shown in this browser yet.
 */
export type Mark = 'seen' | `${number}`;

/** Values of the mark in sessionStorage: the tab's panel is open, or closed over a chat that runs or is still to be delivered. */
export type TabMark = 'open' | 'chat';
