/** Moments as one tells them in French, by the clock of the machine that shows them. */

const days = new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long', year: 'numeric' });

/** « aujourd’hui à 14 h 05 », « le 1er mai 2026 à 9 h 30 ». */
export function tellMoment(at: number, now: number): string {
  const moment = new Date(at);
  const day = tellDay(moment);
  return `${day === tellDay(new Date(now)) ? 'aujourd’hui' : `le ${day}`} à ${tellHour(moment)}`;
}

/** « le 24 novembre 2026 à 14 h 05, jusqu’à 14 h 12 », or the one moment when it lasted less than a minute. */
export function tellSpan(from: number, to: number, now: number): string {
  const start = tellMoment(from, now);
  const end = tellMoment(to, now);
  if (start === end) return start;
  if (tellDay(new Date(from)) === tellDay(new Date(to))) return `${start}, jusqu’à ${tellHour(new Date(to))}`;
  const isToday = tellDay(new Date(to)) === tellDay(new Date(now));
  return `${start}, jusqu’${isToday ? `à ${tellHour(new Date(to))} aujourd’hui` : `au ${end.slice(3)}`}`;
}

/** « 14 h 05 » */
export function tellHour(moment: Date): string {
  return `${moment.getHours()} h ${String(moment.getMinutes()).padStart(2, '0')}`;
}

/** « 1er mai 2026 »: not every machine writes the first of a month as it is said. */
export function tellDay(moment: Date): string {
  return days.format(moment).replace(/^1 /, '1er ');
}
