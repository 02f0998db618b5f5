/** A mark as conventions print it in a table cell, and read back: `X`, `x(L)`, `x(L, S)`, nothing. */

import { findActor } from '../actor-names.ts';
import { type Actor, type ActorId, everyoneMark, type Mark, noMark } from '../model.ts';
import { communesIn, standFor } from '../views/actor-groups.ts';

const plainCross = /^(x|✓|✔|✗|×|1|oui|tous|toutes)$/i;
const crossFor = /^x{0,2}\s*\((.*)\)$/i;
/** Between names; a space may also be part of one. */
const separators = /[,;/+&]|\set\s/i;

export function printMark(mark: Mark, actors: readonly Actor[]): string {
  if (mark.everyone) return 'X';
  const shorts = actors.filter(actor => mark.actors.includes(actor.id)).map(actor => actor.short);
  return shorts.length === 0 ? '' : `x(${shorts.join(', ')})`;
}

/**
 * Reads a cell of a spreadsheet. Abbreviations and names match whatever their case and accents, a group marks its
 * members, and `xx` is "both
 * communes" where there are two, as Les Pennes-Mirabeau prints it. Undefined when the text says something else.
 */
export function parseMark(text: string, actors: readonly Actor[]): Mark | undefined {
  const cell = text.trim();
  if (cell === '' || cell === '-' || cell === '–') return noMark;
  if (plainCross.test(cell)) return everyoneMark;
  const communes = communesIn(actors);
  if (/^xx$/i.test(cell)) return communes.length === 2 ? byName(communes) : everyoneMark;
  const named = crossFor.exec(cell)?.[1]?.trim() ?? cell;
  const whole = findActor(named, actors);
  if (whole) return byName(standFor(whole, actors));
  const found = named.split(separators).flatMap(part => findActors(part, actors));
  if (found.length === 0 || !found.every(actor => actor !== undefined)) return undefined;
  return byName(found.flatMap(actor => standFor(actor, actors)));
}

/** « Les Pennes » is one actor, « L S » are two. */
function findActors(part: string, actors: readonly Actor[]): readonly (Actor | undefined)[] {
  const whole = findActor(part, actors);
  if (whole) return [whole];
  return part
    .split(/\s+/)
    .filter(Boolean)
    .map(word => findActor(word, actors));
}

function byName(actors: readonly Actor[]): Mark {
  return { everyone: false, actors: [...new Set<ActorId>(actors.map(actor => actor.id))] };
}
