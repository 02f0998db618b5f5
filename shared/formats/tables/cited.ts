/** Actions that the table cites again, and those that look like each other. */
import { foldName } from '../../actor-names.ts';
import type { Draft } from './draft.ts';
import type { Doubts } from './plan-reading.ts';
import type { CitedRow } from './plan-rows.ts';
import { shorten } from './read-actions.ts';

/** Puts « cf 1.2.2 » on the action it cites, and makes one of an action that comes twice with nothing new to say. */
export function citeActions(
  drafts: readonly Draft[],
  cited: readonly CitedRow[],
  doubts: Doubts,
): readonly Draft[] {
  const byNumber = new Map<string, Draft>();
  for (const draft of drafts)
    if (draft.number !== null && !byNumber.has(draft.number)) byNumber.set(draft.number, draft);
  for (const { row, citation, orientation } of cited) {
    const target = byNumber.get(citation.number);
    if (target && orientation && orientation !== target.orientation) target.alsoUnder.add(orientation);
    else
      doubts.say(
        row.number,
        null,
        target
          ? `Le renvoi à l’action ${citation.number} n’est sous aucune autre orientation : laissé de côté.`
          : `Renvoi à l’action ${citation.number}, qui n’est pas dans le tableau : laissé de côté.`,
      );
  }
  const first = new Map<string, Draft>();
  return drafts.filter(draft => {
    const key = `${draft.number} ${foldName(draft.title)}`;
    const known = first.get(key);
    if (!known) first.set(key, draft);
    if (!known || !draft.orientation || draft.orientation === known.orientation || !saysNoMore(draft, known))
      return true;
    known.alsoUnder.add(draft.orientation);
    doubts.say(
      draft.row,
      null,
      `« ${shorten(draft.title)} » est déjà à la ligne ${known.row} : l’action est citée sous les deux orientations.`,
    );
    return false;
  });
}

function saysNoMore(draft: Draft, known: Draft): boolean {
  const within = (own: Iterable<unknown>, others: Iterable<unknown>): boolean => {
    const set = new Set([...others].map(value => JSON.stringify(value)));
    return [...own].every(value => set.has(JSON.stringify(value)));
  };
  return (
    within(draft.marks, known.marks) &&
    within(draft.pilots, known.pilots) &&
    within(draft.porteurs, known.porteurs) &&
    within(draft.themes, known.themes) &&
    within(draft.deadline, known.deadline) &&
    [...draft.texts].every(([field, lines]) => within(lines, known.texts.get(field) ?? []))
  );
}

/** Numbers and titles that come twice, and numbers that miss where the others have one. */
export function sayTwins(drafts: readonly Draft[], letter: string | null, doubts: Doubts): void {
  const numbers = new Map<string, Draft>();
  const titles = new Map<string, Draft>();
  const isNumbered = drafts.filter(({ number }) => number !== null).length * 2 > drafts.length;
  for (const draft of drafts) {
    const { number, row } = draft;
    const title = foldName(draft.title);
    const twin = number === null ? undefined : numbers.get(number);
    if (twin)
      doubts.say(
        row,
        letter,
        `Le numéro ${number} est déjà celui de la ligne ${twin.row} : « ${shorten(twin.title)} ».`,
      );
    else if (number !== null) numbers.set(number, draft);
    else if (isNumbered) doubts.say(row, letter, `« ${shorten(draft.title)} » n’a pas de numéro.`);
    const same = titles.get(title);
    if (same)
      doubts.say(
        row,
        null,
        `Le même intitulé est déjà à la ligne ${same.row} : « ${shorten(draft.title)} ».`,
      );
    else titles.set(title, draft);
  }
}
