/** Ids as territory files want them: « Les Pennes-Mirabeau » is `les-pennes-mirabeau`. */
import { foldName } from '../../actor-names.ts';

const LONGEST = 60;

export function slugOf(name: string, otherwise: string): string {
  const slug = foldName(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return slug || otherwise;
}

/** The id itself, or the first free one after it. Takes it. */
export function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let rank = 2; taken.has(free); rank++) free = `${id}-${rank}`;
  taken.add(free);
  return free;
}
