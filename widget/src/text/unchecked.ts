// What people need most from a knowledge file that nothing has checked: whatever is not as it should be is left out.

/** An article of the file: anything else in it may be missing or wrong. */
export interface RawArticle {
  id?: unknown;
  questions?: unknown[];
  answer?: unknown;
  /** Named where the answer stands beside a pack (bodies.ts). */
  piece?: unknown;
}

export interface Entry {
  question: string;
  answer: string;
  article: RawArticle;
}

export interface Contact {
  email?: string;
  phone?: string;
  url?: string;
}

/** The articles that have a question and an answer. */
export function readEntries(articles: unknown): Entry[] {
  if (!Array.isArray(articles)) return [];
  return articles.flatMap((article: RawArticle | null) => {
    const question = Array.isArray(article?.questions) && article.questions[0];
    const answer = article?.answer;
    return isText(question) && isText(answer) ? [{ question, answer, article: article as RawArticle }] : [];
  });
}

/** The ways to reach the shop that are texts. */
export function readContact(contact: unknown): Contact {
  return Object.fromEntries(Object.entries(contact ?? {}).filter(([, text]) => isText(text)));
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
