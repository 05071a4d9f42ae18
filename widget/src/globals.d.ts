// What the build puts in: the build id, and style sheets as text.

declare const __BUILD__: string;

declare module '*.css' {
  const text: string;
  export default text;
}
