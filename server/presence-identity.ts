/**
 * Under which name and colour each of those present is shown to the others: nobody is mistaken for somebody else. A
 * pure decision; who is present is known by presence.ts.
 */
import type { Author } from '../shared/comment.ts';
import { MAX_NAME_LENGTH } from '../shared/model.ts';
import { freeColor, preferredColor } from '../shared/people.ts';

/** What somebody says of themselves, or their token does. */
export interface Claim extends Author {
  /** Identifies the link they came by: one person's two windows may bear one name. */
  readonly link: string;
  readonly color: number | null;
}

export interface Shown extends Author {
  readonly color: number;
}

/** Somebody present, with what they said and what the others see. */
export interface Shape {
  readonly claim: Claim;
  readonly shown: Shown;
}

/** @param before the same person until now: as long as they say the same, they are shown the same */
export function showAs(claim: Claim, others: readonly Shape[], before: Shape | undefined): Shown {
  const { institution } = claim;
  const isSamePerson = before?.claim.name === claim.name && before.claim.institution === institution;
  const name = isSamePerson ? before.shown.name : freeName(claim, others);
  const taken = new Set(others.map(({ shown }) => shown.color));
  const wanted = claim.color ?? before?.shown.color ?? preferredColor({ name, institution });
  const isSettled = before !== undefined && before.claim.color === claim.color;
  return { name, institution, color: isSettled ? before.shown.color : freeColor(wanted, taken, wanted) };
}

/** « Nadia », or « Nadia (2) » when another link has somebody of that name from the same institution. */
function freeName({ link, name, institution }: Claim, others: readonly Shape[]): string {
  if (name === '') return name;
  const taken = new Set(
    others
      .filter(({ claim, shown }) => claim.link !== link && looks(shown.institution) === looks(institution))
      .map(({ shown }) => looks(shown.name)),
  );
  let shown = name;
  for (let count = 2; taken.has(looks(shown)); count++) {
    const mark = ` (${count})`;
    shown = `${name.slice(0, MAX_NAME_LENGTH - mark.length).toWellFormed()}${mark}`;
  }
  return shown;
}

/** What names look like: case, width and what cannot be seen do not tell two people apart. */
function looks(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLocaleLowerCase('fr');
}
