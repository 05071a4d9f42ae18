// Which of the knowledge's languages is a question in? The script tells, or the small words that hardly anybody asks
// without. It only says where to look: whether there is an answer is for that language's own ranking to say.

export interface Guess {
  /** Tags worth a try, the likeliest first. */
  tags: string[];
  /** The question speaks for the first tag and against the language in use. */
  isSure: boolean;
}

/** Folded as `words` folds; of related languages each has what the others lack. */
const smallWords: Record<string, string> = {
  en: 'a about am an and any are at can could do does for from get have how i if in is it long me much my not of on one or our please should that the there they this to want was we what when where which who why will with would you your',
  sr: 'ako bih bi biti da dok ga gde hocu hteo htela i iz ja je jos kad kada kako kod koja koje koji koliko li ma meni mi mogu moj moja moje moju moze na ne nema nije nisam od po pre sa sam se si smo sta ste su sto u uz vas vam vi za zasto zelim',
  hr: 'ako bih bi biti da dok ga gdje hocu htio htjela i iz ja je jos kad kada kako kod koja koje koji koliko li meni mi mogu moj moja moje moju moze na ne nema nije nisam od po prije s sa sam se si smo ste su sto tko u uz vam vas vi za zasto zelim',
  cs: 'a ale aby bez bude bych co do ho i ja jak jake jaky jako je jeste ji jsem jsme jsou kam kde kdo kdy kdyz ke kolik kterou ktery ma mam mate me mi muze muzu mi moje muj na nebo nejde neni nam od po pro proc prosim s se si sve ta ten to u uz v vam vas ve z za ze',
  fi: 'ei ette etta han haluan ja jos joka kanssa kauan kuinka kun kuka kylla mika miksi mikali millainen milloin mina minka minulla minulle minun miten missa mista mita mihin mitka mutta nyt olen oletteko olla on onko ovat paljonko saa saako saan saanko se sen sita taman tama te teidan teilla tai tulee vai vain voi voiko voin voinko voitte',
  tr: 'acaba ama ben bana benim bir bu bunu cok da daha de degil diye en gibi hangi icin ile istiyorum kac kadar ki kim mi misin misiniz mu musunuz nasil ne neden nerede nereden nereye niye olarak olur oldu sana siz size sizin su var ve veya ya yok zaman',
};

/** Letters and endings, unfolded and in lower case, that words of the other languages here hardly have. */
const signs: Record<string, RegExp> = {
  sr: /[đć]|^[^áéíýěřůúťďň]*[čšž][^áéíýěřůúťďň]*$/,
  hr: /[đć]|^[^áéíýěřůúťďň]*[čšž][^áéíýěřůúťďň]*$/,
  cs: /[áéíýěřůúťďňčšž]/,
  fi: /[äö]|(ssa|sta|lla|lta|ksi|nko|tko|ttekö|tteko|inen|ista|uksen|itte)$/,
  tr: /[ğışç]|[iı]yor(um|sunuz)?$|(lar|ler|mış|miş|cak|cek|dim|nız|niz|mak|mek)$/,
};

/** Languages written in more than the one script that their tag stands for. */
const moreScripts: Record<string, readonly string[]> = { sr: ['Cyrl', 'Latn'], Jpan: ['Hani', 'Hira', 'Kana'], Kore: ['Hang', 'Hani'], Hans: ['Hani'], Hant: ['Hani'] };

const scripts = ['Latn', 'Cyrl', 'Grek', 'Arab', 'Hebr', 'Hani', 'Hira', 'Kana', 'Hang', 'Thai', 'Deva', 'Beng', 'Taml', 'Geor', 'Armn'];

/** `own`: the tag in use; `wishes`: what the visitor has set in the browser. */
export function guess(text: string, own: string, others: readonly string[], wishes: readonly string[]): Guess {
  const script = mainScript(text);
  const readable = others.filter((tag) => scriptsOf(tag).includes(script));
  const asked = words(text);
  const says = (tag: string): number => {
    const known = ` ${smallWords[primary(tag)] ?? ''} `;
    const sign = signs[primary(tag)];
    return asked.filter((word) => known.includes(` ${folded(word)} `) || sign?.test(word)).length;
  };
  const wished = (tag: string): number => (wishes.findIndex((wish) => primary(wish) === primary(tag)) + 1 || Infinity);
  const tags = readable
    .map((tag, at) => ({ tag, at, says: says(tag), wished: wished(tag) }))
    .sort((a, b) => b.says - a.says || (a.wished === b.wished ? a.at - b.at : a.wished - b.wished));
  const best = tags[0]?.says ?? 0;
  const isForeign = !scriptsOf(own).includes(script);
  const isSure = tags.length > 0 && (isForeign || (best > says(own) && best * 3 >= asked.length));
  // Without a sign of it no language is worth what loading it costs, unless the visitor has named it.
  return { tags: tags.filter((one) => isForeign || one.says > says(own) || one.wished < Infinity).map(({ tag }) => tag), isSure };
}

export const primary = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

const words = (text: string): string[] => text.toLowerCase().normalize('NFC').split(/[^\p{L}\p{M}]+/u).filter(Boolean);

const folded = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'dj').replaceAll('ı', 'i');

/** The script with most letters; '' when no letter is of any that is known. */
function mainScript(text: string): string {
  let main = '';
  let most = 0;
  for (const script of scripts) {
    const count = text.match(new RegExp(`\\p{Script=${script}}`, 'gu'))?.length ?? 0;
    if (count > most) [main, most] = [script, count];
  }
  return main;
}

function scriptsOf(tag: string): readonly string[] {
  try {
    const own = new Intl.Locale(tag).maximize().script ?? '';
    return moreScripts[primary(tag)] ?? moreScripts[own] ?? [own];
  } catch {
    return [];
  }
}
