/** The text of a file that does not say how its letters are written. */

/**
 * Undefined when this is no text. A mark at the start tells the encoding; otherwise what is valid UTF-8 is UTF-8, and the
 * rest was written by Windows.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  // A few stray control characters are found in real exports; a NUL never is.
  return text.includes('\0') || controlShare(text) > 0.02 ? undefined : text;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (isMostlyLatinUtf16(bytes)) return 'utf-16le';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Every second byte is zero where letters are Latin. */
function isMostlyLatinUtf16(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 4000);
  const zeros = start.filter((byte, index) => index % 2 === 1 && byte === 0).length;
  const others = start.filter((byte, index) => index % 2 === 0 && byte === 0).length;
  return start.length >= 4 && others === 0 && zeros > start.length * 0.4;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function controlShare(text: string): number {
  const start = text.slice(0, 10_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return (start.match(/[\x01-\x08\x0e-\x1f\ufffd]/g)?.length ?? 0) / Math.max(1, start.length);
}
