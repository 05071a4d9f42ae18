// What a browser's own menu does with tabs.
import { Screen, link } from './screen.mjs';

/** "Duplicate tab": a new tab on the same address with a copy of this one's sessionStorage. */
export async function duplicate(screen) {
  await screen.evaluate(() => {
    const anchor = document.createElement('a');
    anchor.textContent = 'duplicate';
    anchor.target = '_blank';
    anchor.rel = 'opener';
    anchor.href = location.href;
    document.body.prepend(anchor);
  });
  return new Screen(await screen.tab.opened(() => screen.click(link('duplicate'))));
}
