/** Thématiques in one cell: « Petite enfance, Handicap » are two, « Lisibilité, communication et mutualisation » is one. */
import { foldName } from '../../actor-names.ts';
import { oneLine } from './grid.ts';

const usual =
  /^(?:petite enfance|enfance|jeunesse|enfance[ -]jeunesse|parentalite|handicap|logement|habitat|acces aux droits|animation de la vie sociale|avs|vie sociale|inclusion(?: numerique)?|numerique|mobilite|sante|culture|sports?|education|insertion|emploi|famille|seniors?|precarite|solidarite|cadre de vie|communication|gouvernance|cooperation|coordination|pilotage)$/;

export function splitThemes(text: string): readonly string[] {
  return text
    .split(/\n|;|\s\/\s|•|\s\+\s|\s&\s(?=\p{Lu})/u)
    .map(part => oneLine(part.replace(/^[-–—•*·]\s*/, '')).replace(/[.,]$/, ''))
    .flatMap(splitCommas)
    .map(part => part.trim())
    .filter(part => /[\p{L}\p{N}]/u.test(part));
}

function splitCommas(part: string): readonly string[] {
  const pieces = part.split(/,\s+(?![^(]*\))/);
  if (pieces.length === 1) return pieces;
  const areCapital = pieces.every(piece => /^\p{Lu}/u.test(piece));
  const areUsual = pieces.every(piece => usual.test(foldName(piece)));
  return areCapital || areUsual ? pieces : [part];
}
