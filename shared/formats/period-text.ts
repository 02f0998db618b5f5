/** The years of a convention as people write them, or what is wrong with them in French. */

/** Beyond this the grid would be of no use; a mistyped year would make it so. */
const LONGEST = 12;

type Reading = { readonly from: number; readonly to: number } | { readonly fault: string };

export function parsePeriod(first: string, last: string): Reading {
  const [from, to] = [readYear(first), readYear(last)];
  if (from === undefined || to === undefined)
    return { fault: 'Écrivez chaque année avec ses quatre chiffres, par exemple 2025.' };
  if (to < from) return { fault: `La convention ne peut pas finir en ${to} si elle commence en ${from}.` };
  if (to - from >= LONGEST)
    return { fault: `Une convention de plus de ${LONGEST} ans : vérifiez les années.` };
  return { from, to };
}

function readYear(text: string): number | undefined {
  const year = /^\s*\d{4}\s*$/.test(text) ? Number(text) : 0;
  return year >= 1990 && year <= 2100 ? year : undefined;
}
