/** How well one colour is read on another, as WCAG counts it, for what axe cannot see: text that style sheets write. */

/** From 1 to 21; small text needs 4.5, the edge of a control 3. @param text and @param ground as `#rrggbb` */
export function contrastOf(text: string, ground: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(text), luminanceOf(ground)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminanceOf(color: string): number {
  if (!/^#[\da-f]{6}$/i.test(color)) throw new Error(`contrast: no colour: ${color}`);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
