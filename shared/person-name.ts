/** What somebody is called, as both sides read it: nothing in it hides, turns the line round or is half a character. */
import { MAX_NAME_LENGTH } from './model.ts';

/**
 * What is there and not seen: marks of direction (U+200E, U+202A–202E, U+2066–2069), spaces without width, soft hyphens,
 * fillers, and the blank of braille. With them two names look alike, or one reads as another.
 */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** A name or an institution that somebody gave; empty when there is nothing to see in it. */
export function tidyName(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(unseen, '')
      .replace(/\s+/g, ' ')
      .replace(/\p{Cc}/gu, '')
      .normalize('NFC')
      .trim()
      .slice(0, MAX_NAME_LENGTH)
      // The cut may have left half a character.
      .replace(/[\uD800-\uDBFF]$/, '')
      .trimEnd()
  );
}
