// Answers of large knowledge stand in files of their own beside its pack, the pieces (`waypost pack`): a piece is
// fetched when one of its answers is read.

import type { Article, Engine } from '../../wasm/js/index.ts';
import { type KnowledgeHost, type RawKnowledge, siblingFor } from './knowledge.ts';
import { parseStored } from './host/storage.ts';
import { absolute } from './text/links.ts';

const timeoutMs = 15_000;

type Answers = Record<string, unknown>;

/** An article to be read; `answer` null: it cannot be had now. */
export type ReadArticle = Omit<Article, 'answer'> & { answer: string | null };

export class Bodies {
  private readonly fetched = new Map<string, Promise<Answers>>();

  /** `address` and `parsed`: of the base file. */
  constructor(
    private readonly address: string,
    private readonly parsed: RawKnowledge | null,
    private readonly request: KnowledgeHost['request'],
  ) {}

  /** Null: there is no such article. */
  async article(id: string, engine: Pick<Engine, 'article'>): Promise<ReadArticle | null> {
    const article = await engine.article(id).catch(() => null);
    return article?.piece ? { ...article, answer: await this.answer(id, article.piece, article.locale) } : article;
  }

  /** The answer of an article, in `locale` where there is one; null: it cannot be had now. Asked for again, it is fetched again. */
  async answer(id: string, piece: string, locale: string): Promise<string | null> {
    const sibling = siblingFor(this.parsed, locale);
    const packs = sibling === null ? [this.address] : [absolute(sibling, this.address), this.address];
    for (const pack of packs) {
      const place = pack === null ? '' : pieceOf(pack, piece);
      const answer = place && (await this.piece(place))[id];
      if (typeof answer === 'string' && place) return answer;
      this.fetched.delete(place);
    }
    return null;
  }

  private piece(place: string): Promise<Answers> {
    const known = this.fetched.get(place) ?? this.load(place);
    this.fetched.set(place, known);
    return known;
  }

  private async load(place: string): Promise<Answers> {
    const { status, body } = await this.request(place, { timeoutMs });
    const read = (status === 200 ? parseStored(body) : null) as { answers?: unknown } | null;
    return typeof read?.answers === 'object' && read.answers !== null ? (read.answers as Answers) : {};
  }
}

/** support.json has support.1-5f0c2a91.json, …; what stands behind the path stays. */
export function pieceOf(pack: string, name: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(pack) ?? [];
  return `${path.replace(/\.json$/, '')}.${name}.json${rest}`;
}
