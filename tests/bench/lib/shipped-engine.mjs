// The files that ship, as tests/wasm loads them, with one addition: the linear memory can be seen.

const instantiate = WebAssembly.instantiate;
let last;
WebAssembly.instantiate = async (...args) => {
  const made = await instantiate(...args);
  last = Object.values((made.instance ?? made).exports).find((each) => each instanceof WebAssembly.Memory);
  return made;
};

const { startEngine } = await import('../../wasm/lib/shipped.mjs');
export { startEngine };
export const memoryOf = () => last.buffer.byteLength;
