/** Backgrounds as `RRGGBB`, white being none. */

/** @param text of six or eight hexadecimal digits, with or without `#`: the first two of eight are an opacity nobody means */
export function hexColour(text: string | undefined): string | undefined {
  const digits = text?.replace(/^#/, '').toUpperCase() ?? '';
  if (/^[0-9A-F]{3}$/.test(digits)) return digits.replaceAll(/./g, '$&$&');
  return /^([0-9A-F]{2})?[0-9A-F]{6}$/.test(digits) ? digits.slice(-6) : undefined;
}

export function asFill(colour: string | undefined): string | null {
  return colour === undefined || colour === 'FFFFFF' ? null : colour;
}

/** Lighter (towards 1) or darker (towards -1), on the lightness of the colour, keeping its hue; Excel rounds a little otherwise. */
export function tinted(colour: string, tint: number): string {
  if (!tint || !Number.isFinite(tint)) return colour;
  const share = Math.min(1, Math.abs(tint));
  const { hue, saturation, lightness } = toHsl(colour);
  return fromHsl(hue, saturation, tint < 0 ? lightness * (1 - share) : lightness * (1 - share) + share);
}

function toHsl(colour: string): { hue: number; saturation: number; lightness: number } {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(
    at => Number.parseInt(colour.slice(at, at + 2), 16) / 255,
  );
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  const lightness = most - range / 2;
  if (range === 0) return { hue: 0, saturation: 0, lightness };
  const turn =
    most === red
      ? (green - blue) / range
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  return {
    hue: (turn + 6) % 6,
    saturation: range / (1 - Math.abs(2 * lightness - 1)),
    lightness,
  };
}

function fromHsl(hue: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4]
    .map(shift => {
      const turn = (shift + hue * 2) % 12;
      const share = lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1));
      return Math.round(share * 255)
        .toString(16)
        .padStart(2, '0')
        .toUpperCase();
    })
    .join('');
}

/** The names that spreadsheets write in the tables they put on the clipboard. */
const namedColours = new Map(
  Object.entries({
    ...{ black: '000000', silver: 'C0C0C0', gray: '808080', grey: '808080', white: 'FFFFFF' },
    ...{ maroon: '800000', red: 'FF0000', purple: '800080', fuchsia: 'FF00FF', magenta: 'FF00FF' },
    ...{ green: '008000', lime: '00FF00', olive: '808000', yellow: 'FFFF00', navy: '000080' },
    ...{ blue: '0000FF', teal: '008080', aqua: '00FFFF', cyan: '00FFFF', orange: 'FFA500' },
    ...{ pink: 'FFC0CB', brown: 'A52A2A', gold: 'FFD700', violet: 'EE82EE', lightgreen: '90EE90' },
    ...{ lightgrey: 'D3D3D3', lightgray: 'D3D3D3', lightyellow: 'FFFFE0', lightblue: 'ADD8E6' },
  }),
);

/** A colour of a web page: `#FF0`, `yellow`, `rgb(255, 255, 0)`. Undefined for none, and for words unknown. */
export function webColour(text: string | undefined): string | undefined {
  const word = text?.trim().toLowerCase() ?? '';
  const parts = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:\s*[,/]\s*([\d.]+))?\s*\)$/.exec(word);
  if (parts) {
    if (parts[4] !== undefined && Number(parts[4]) === 0) return undefined;
    return parts
      .slice(1, 4)
      .map(part => Math.min(255, Number(part)).toString(16).padStart(2, '0').toUpperCase())
      .join('');
  }
  return word.startsWith('#') ? hexColour(word) : namedColours.get(word);
}
