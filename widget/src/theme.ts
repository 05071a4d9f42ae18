// Colours that must be computed: text on the owner's accent, and the accent as text on our own grounds.
// Everything else about colour is in styles/.

export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads what `getComputedStyle` gives: `rgb(…)`, `rgba(…)` or `color(srgb …)`. */
export function parseColor(text: string): Rgb | null {
  const numbers = (text.match(/[\d.]+(e-?\d+)?%?/g) ?? []).map((part) => (part.endsWith('%') ? Number.parseFloat(part) * 2.55 : Number(part)));
  const [red, green, blue] = text.startsWith('color(') ? numbers.map((part) => part * 255) : numbers;
  return red === undefined || green === undefined || blue === undefined ? null : [red, green, blue];
}

/** Relative luminance as WCAG 2 defines it. */
export function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Contrast ratio, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** White if it reads on `ground`, else near-black, else black: on every colour one of them does. */
export function textOn(ground: Rgb): Rgb {
  const inks: Rgb[] = [[255, 255, 255], [17, 20, 23]];
  return inks.find((ink) => contrast(ink, ground) >= 4.5) ?? [0, 0, 0];
}

/** `color` moved toward `toward` until it reads on `ground` with at least `ratio`. */
export function readable(color: Rgb, ground: Rgb, toward: Rgb, ratio = 4.5): Rgb {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(color, toward, share);
    if (contrast(mixed, ground) >= ratio) return mixed;
  }
  return toward;
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const part = (i: 0 | 1 | 2): number => Math.round(a[i] + (b[i] - a[i]) * share);
  return [part(0), part(1), part(2)];
}

const css = (color: Rgb): string => `rgb(${color.join(' ')})`;

/** Rules for the widget's root, given the accent in use. */
export function themeRules(accent: Rgb): string {
  const lightInk = readable(accent, [246, 247, 247], [0, 0, 0]);
  const darkInk = readable(accent, [32, 36, 40], [255, 255, 255]);
  const on = css(textOn(accent));
  return (
    `:host{--on-accent:${on};--accent-ink:${css(lightInk)}}` +
    `@media(prefers-color-scheme:dark){:host{--accent-ink:${css(darkInk)}}}`
  );
}
