// A WebAssembly module as sections in which every number of a function is known, so that functions can change places:
// they get other numbers, and nothing else of the module changes.

const kHeader = 8;
const kSection = { custom: 0, imports: 2, functions: 3, globals: 6, exports: 7, start: 8, elements: 9, code: 10 };
const kFunction = 0; // kind of an import or export
const kEnd = 0x0b;
const kCall = 0x10;
const kRefFunc = 0xd2;

/** Custom sections that say nothing of single functions. */
const kHarmless = new Set(['producers', 'target_features']);

/** Instructions by what follows their first byte: so many numbers, or so many bytes. What is in none has nothing. */
const kNumbers = new Map([
  ...[0x02, 0x03, 0x04, 0x0c, 0x0d, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x3f, 0x40, 0x41, 0x42, 0xd0].map((op) => [op, 1]),
  [0x11, 2],
  ...Array.from({ length: 0x3e - 0x28 + 1 }, (_, i) => [0x28 + i, 2]),
]);
const kBytes = new Map([[0x43, 4], [0x44, 8]]);
/** The same for those behind 0xfc: conversions, memory and tables in bulk. */
const kBulkNumbers = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];
const kLastPlain = 0xc4;

/** What cannot be read here: the module stays as it is. */
export class Unreadable extends Error {}

/** A number as WebAssembly writes it (unsigned LEB128). */
export function leb(number) {
  const bytes = [];
  for (let rest = number; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
    /** Where the number of a function stands: [from, to, number]. */
    this.uses = [];
  }

  get done() {
    return this.at >= this.bytes.length;
  }

  byte() {
    if (this.done) throw new Unreadable('it ends too early');
    return this.bytes[this.at++];
  }

  /** Any number; the value is right for the unsigned ones of 32 bits. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      if (shift < 32) value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  numbers(count) {
    for (let i = 0; i < count; i += 1) this.number();
  }

  piece(length = this.number()) {
    this.at += length;
    if (this.at > this.bytes.length) throw new Unreadable('it ends too early');
    return this.bytes.subarray(this.at - length, this.at);
  }

  list(read) {
    for (let left = this.number(); left > 0; left -= 1) read();
  }

  useOfFunction() {
    const from = this.at;
    const number = this.number();
    this.uses.push([from, this.at, number]);
  }

  /** One instruction; true for an `end`. */
  instruction() {
    const op = this.byte();
    if (op === kCall || op === kRefFunc) this.useOfFunction();
    else if (kNumbers.has(op)) this.numbers(kNumbers.get(op));
    else if (kBytes.has(op)) this.piece(kBytes.get(op));
    else if (op === 0x0e) this.numbers(this.number() + 1);
    else if (op === 0x1c) this.list(() => this.byte());
    else if (op === 0xfc) this.bulk();
    else if (op > kLastPlain && op !== 0xd1) throw new Unreadable(`instruction 0x${op.toString(16)}`);
    return op === kEnd;
  }

  bulk() {
    const op = this.number();
    if (op >= kBulkNumbers.length) throw new Unreadable(`instruction 0xfc ${op}`);
    this.numbers(kBulkNumbers[op]);
  }

  /** What a constant is worked out by: it has no blocks. */
  constant() {
    while (!this.instruction());
  }

  limits() {
    this.numbers((this.number() & 1) === 0 ? 1 : 2);
  }
}

function countImports(reader) {
  let functions = 0;
  reader.list(() => {
    reader.piece();
    reader.piece();
    const kind = reader.byte();
    if (kind === kFunction) functions += 1;
    if (kind === kFunction) reader.number();
    else if (kind === 1) reader.byte();
    else if (kind === 3) reader.piece(2);
    else if (kind !== 2) throw new Unreadable(`import of kind ${kind}`);
    if (kind === 1 || kind === 2) reader.limits();
  });
  return functions;
}

function readElements(reader) {
  reader.list(() => {
    const flags = reader.number();
    if (flags > 7) throw new Unreadable(`elements of kind ${flags}`);
    const passive = (flags & 1) !== 0;
    if (!passive && (flags & 2) !== 0) reader.number();
    if (!passive) reader.constant();
    if ((flags & 3) !== 0) reader.byte();
    reader.list(() => ((flags & 4) !== 0 ? reader.constant() : reader.useOfFunction()));
  });
}

/** What reads the sections, besides the code, in which functions are named by number. */
const kWithUses = {
  [kSection.globals](reader) {
    reader.list(() => {
      reader.piece(2);
      reader.constant();
    });
  },
  [kSection.exports](reader) {
    reader.list(() => {
      reader.piece();
      if (reader.byte() === kFunction) reader.useOfFunction();
      else reader.number();
    });
  },
  [kSection.start](reader) {
    reader.useOfFunction();
  },
  [kSection.elements]: readElements,
};

function readBody(bytes) {
  const reader = new Reader(bytes);
  reader.list(() => {
    reader.number();
    reader.byte();
  });
  while (!reader.done) reader.instruction();
  return { bytes, uses: reader.uses };
}

function readCode(reader) {
  const bodies = [];
  reader.list(() => bodies.push(readBody(reader.piece())));
  return bodies;
}

function readTypes(reader) {
  const types = [];
  reader.list(() => types.push(reader.number()));
  return types;
}

function checkCustom(bytes) {
  const name = Buffer.from(new Reader(bytes).piece()).toString();
  if (!kHarmless.has(name)) throw new Unreadable(`section ${name}`);
}

/**
 * `bytes` taken apart: `imported` functions have the first numbers, then come those of `types` and `bodies`
 * ({bytes, uses}, in the module's order). Throws Unreadable for what this file does not know.
 */
export function readModule(bytes) {
  const module = { header: bytes.subarray(0, kHeader), imported: 0, types: [], bodies: [], sections: [] };
  const reader = new Reader(bytes);
  reader.piece(kHeader);
  while (!reader.done) {
    const id = reader.byte();
    const inner = new Reader(reader.piece());
    if (id === kSection.custom) checkCustom(inner.bytes);
    if (id === kSection.imports) module.imported = countImports(inner);
    if (id === kSection.functions) module.types = readTypes(inner);
    if (id === kSection.code) module.bodies = readCode(inner);
    kWithUses[id]?.(inner);
    module.sections.push({ id, bytes: inner.bytes, uses: kWithUses[id] ? inner.uses : [] });
  }
  return module;
}

/** `bytes` with the numbers of functions replaced. */
function renumbered({ bytes, uses }, numbers) {
  const pieces = [];
  let at = 0;
  for (const [from, to, number] of uses) {
    pieces.push(bytes.subarray(at, from), Buffer.from(leb(numbers[number])));
    at = to;
  }
  return Buffer.concat([...pieces, bytes.subarray(at)]);
}

/** The module with its own functions in `order`: their old places, counted without the imported ones. */
export function writeModule(module, order) {
  const { imported } = module;
  const numbers = Array.from({ length: imported }, (_, i) => i);
  order.forEach((old, place) => (numbers[imported + old] = imported + place));
  const counted = (items) => Buffer.concat([Buffer.from(leb(items.length)), ...items]);
  const contents = {
    [kSection.functions]: () => counted(order.map((old) => Buffer.from(leb(module.types[old])))),
    [kSection.code]() {
      const bodies = order.map((old) => renumbered(module.bodies[old], numbers));
      return counted(bodies.map((body) => Buffer.concat([Buffer.from(leb(body.length)), body])));
    },
  };
  const sections = module.sections.map((section) => {
    const inner = contents[section.id]?.() ?? renumbered(section, numbers);
    return Buffer.concat([Buffer.from([section.id, ...leb(inner.length)]), inner]);
  });
  return Buffer.concat([module.header, ...sections]);
}
