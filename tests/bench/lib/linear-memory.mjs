// Lets a measurement see the memory of WebAssembly instances, which the engine keeps to itself. Import it before the
// engine. (Served to Chromium, too.)

const instantiate = WebAssembly.instantiate;
let last;
WebAssembly.instantiate = async (...args) => {
  const made = await instantiate(...args);
  last = Object.values((made.instance ?? made).exports).find((each) => each instanceof WebAssembly.Memory);
  return made;
};

/** Bytes of the instance made last. */
export const linearMemory = () => last.buffer.byteLength;
