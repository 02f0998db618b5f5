/** How people are let in: links handed out one by one, and the séance that a whole room joins. Records and their words. */
import type { AccessRole, SeanceRole } from '../shared/model.ts';
import { tellDay, tellHour, tellMoment } from '../shared/views/moments.ts';

/** A link as the server tells it: never the address, which is told once. Times are ISO 8601. */
export interface AccessLink {
  readonly id: string;
  readonly role: AccessRole;
  readonly label: string;
  readonly createdAt: string;
  readonly endsAt: string | null;
  readonly lastUse: string | null;
  /** The one by which this person is here. */
  readonly isCurrent: boolean;
}

/** A séance that is open. */
export interface Seance {
  readonly id: string;
  readonly name: string;
  readonly role: SeanceRole;
  readonly startedAt: string;
  readonly endsAt: string;
  readonly code: string;
  /** Where its QR code leads. */
  readonly link: string;
  /** How many have joined. */
  readonly people: number;
}

/** What those at the door of a séance are told. */
export interface SeanceDoor {
  readonly territory: { readonly id: string; readonly name: string };
  readonly name: string;
  readonly role: SeanceRole;
  readonly endsAt: string;
  /** Where people may come from: the plan's actors. */
  readonly institutions: readonly string[];
}

export const roleNames: Readonly<Record<AccessRole, string>> = {
  coordinator: 'Coordonner',
  editor: 'Modifier',
  reader: 'Lire',
};

/** The letters of a code, as they are typed: whatever the case, with or without the space that helps to read it. */
export function tidyCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** As it is said in a room: « KP7 4TD ». */
export function spacedCode(code: string): string {
  return code.length === 6 ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}

/** « aujourd’hui à 23 h 59 » */
export function tellTime(time: string, now: number = Date.now()): string {
  return tellMoment(Date.parse(time), now);
}

/** From this hour on one says « ce soir ». */
const EVENING = 18;

/** « jusqu’à ce soir, 23 h 59 », « aujourd’hui jusqu’à 12 h 00 », « jusqu’à demain, 12 h 00 », « jusqu’au 1er mai 2027 à 12 h 00 » */
export function tellEnd(time: string, now: number = Date.now()): string {
  const end = new Date(time);
  const today = new Date(now);
  const tomorrow = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1);
  const hour = tellHour(end);
  if (end.toDateString() === tomorrow.toDateString()) return `jusqu’à demain, ${hour}`;
  if (end.toDateString() !== today.toDateString()) return `jusqu’au ${tellDay(end)} à ${hour}`;
  return end.getHours() < EVENING ? `aujourd’hui jusqu’à ${hour}` : `jusqu’à ce soir, ${hour}`;
}

const linkNames: Readonly<Record<AccessRole, string>> = {
  coordinator: 'Lien de coordination',
  editor: 'Lien de modification',
  reader: 'Lien de lecture',
};

/** « Lien de lecture »: what a link is called of which one has not said whom it is for. */
export function nameOfLink(role: AccessRole, label: string): string {
  return label === '' ? linkNames[role] : label;
}

/** As one link is told from the others: those made without a name by the day, then the hour, then their rank. */
export function nameAmong(link: AccessLink, links: readonly AccessLink[]): string {
  if (link.label !== '') return link.label;
  const unnamed = links.filter(({ label, role }) => label === '' && role === link.role);
  const day = ({ createdAt }: AccessLink): string => `du ${tellDay(new Date(createdAt))}`;
  const minute = (one: AccessLink): string => `${day(one)} à ${tellHour(new Date(one.createdAt))}`;
  const name = linkNames[link.role];
  if (unnamed.filter(one => day(one) === day(link)).length < 2) return `${name} ${day(link)}`;
  const twins = unnamed.filter(one => minute(one) === minute(link));
  const rank = twins.findIndex(({ id }) => id === link.id) + 1;
  return `${name} ${minute(link)}${rank > 1 ? ` (${rank})` : ''}`;
}

/** What a `datetime-local` field holds: the wall clock of whoever looks at it. */
export function localTime(moment: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join('-');
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** The last minute of a day. */
export function endOfDay(day: Date): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), 23, 59);
}
