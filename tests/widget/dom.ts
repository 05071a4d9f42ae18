// A document for tests that need one. Importing this file makes it.

import { Window } from 'happy-dom';

const window = new Window({ url: 'https://shop.example/help.html', width: 1280, height: 800 });

const names = ['window', 'document', 'location', 'navigator', 'Node', 'HTMLElement', 'HTMLParagraphElement', 'HTMLTextAreaElement', 'Event', 'KeyboardEvent', 'CustomEvent'];
for (const name of names) {
  const value: unknown = name === 'window' ? window : Reflect.get(window, name);
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
Object.defineProperty(globalThis, 'requestAnimationFrame', { value: (task: () => void) => setTimeout(task, 0), configurable: true });

export { window };
