/** A mark as conventions print it in a table cell, and read back: `X`, `x(L)`, `x(L, S)`, nothing. */
import { foldName } from '../actor-names.ts';
import { type Actor, type ActorId, everyoneMark, type Mark, noMark } from '../model.ts';

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
 * Reads a cell of a spreadsheet. Abbreviations and names match whatever their case and accents; `xx` is "both
 * communes" where there are two, as Les Pennes-Mirabeau prints it. Undefined when the text says something else.
 */
export function parseMark(text: string, actors: readonly Actor[]): Mark | undefined {
  const cell = text.trim();
  if (cell === '' || cell === '-' || cell === '–') return noMark;
  if (plainCross.test(cell)) return everyoneMark;
  const communes = actors.filter(actor => actor.kind === 'commune');
  if (/^xx$/i.test(cell)) return communes.length === 2 ? byName(communes) : everyoneMark;
  const named = crossFor.exec(cell)?.[1]?.trim() ?? cell;
  const whole = findActor(named, actors);
  if (whole) return byName([whole]);
  const found = named.split(separators).flatMap(part => findActors(part, actors));
  return found.length > 0 && found.every(actor => actor !== undefined) ? byName(found) : undefined;
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

function findActor(word: string, actors: readonly Actor[]): Actor | undefined {
  const wanted = foldName(word);
  return actors.find(({ short, label, name }) =>
    [short, label, name].some(text => foldName(text) === wanted),
  );
}
