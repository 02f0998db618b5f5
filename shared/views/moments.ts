/** Moments as one tells them in French, by the clock of the machine that shows them. */

const days = new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long', year: 'numeric' });

/** « aujourd’hui à 14 h 05 », « le 1er mai 2026 à 9 h 30 ». */
export function tellMoment(at: number, now: number): string {
  const moment = new Date(at);
  const day = tellDay(moment);
  const time = `${moment.getHours()} h ${String(moment.getMinutes()).padStart(2, '0')}`;
  return `${day === tellDay(new Date(now)) ? 'aujourd’hui' : `le ${day}`} à ${time}`;
}

/** Not every machine writes the first of a month as it is said. */
function tellDay(moment: Date): string {
  return days.format(moment).replace(/^1 /, '1er ');
}
