/** What an action of a file says otherwise than the plan's, field by field. */
import type { Action, Numbering, PlanSnapshot } from '../../model.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { richIn } from '../territory-sheet.ts';
import {
  describeValue,
  type FieldValue,
  type FileAction,
  type ImportField,
  importFields,
  isSaid,
  isSameValue,
  type NameOf,
  namesIn,
  sectionOf,
  valueInFile,
  valueInPlan,
} from './fields.ts';
import { citationsIn, knownLevels } from './levels.ts';
import { isSameNumber } from './likeness.ts';
import { isSameRich } from './rich-likeness.ts';

export interface Difference {
  readonly field: ImportField;
  readonly before: string;
  readonly after: string;
}

/** Of all actions of one file with those of a plan. */
export class Comparison {
  readonly #levels: ReadonlyMap<string, string>;
  readonly #orientations: ReadonlySet<string>;
  readonly #numbering: Numbering;
  readonly #nameOf: NameOf;

  constructor(file: TerritoryFile, plan: PlanSnapshot) {
    this.#levels = knownLevels(file, plan);
    this.#orientations = new Set(plan.orientations.map(({ id }) => id));
    this.#numbering = plan.territory.numbering;
    this.#nameOf = namesIn(file, plan);
  }

  /** @param number as the plan shows it */
  of(incoming: FileAction, existing: Action, number: string | null): readonly Difference[] {
    return importFields.flatMap(field => {
      const [before, after] = this.#valuesOf(field, incoming, existing, number);
      if (!isSaid(after)) return [];
      const told = {
        field,
        before: describeValue(field, before, this.#nameOf),
        after: describeValue(field, after, this.#nameOf),
      };
      if (!isSameValue(field, before, after)) return [told];
      const rich = richIn(incoming, sectionOf(field) ?? '');
      if (!rich || isSameRich(rich, existing.richSheet[sectionOf(field) ?? ''] ?? [])) return [];
      return [{ ...told, after: `${told.after}\n(dans la mise en forme du tableau)` }];
    });
  }

  #valuesOf(
    field: ImportField,
    incoming: FileAction,
    existing: Action,
    number: string | null,
  ): readonly [before: FieldValue, after: FieldValue] {
    switch (field) {
      case 'number':
        return [
          number === null ? [] : [number],
          this.#isFixed(incoming, existing, number) ? valueInFile(incoming, field) : [],
        ];
      case 'alsoUnder': {
        const { alsoUnder, place } = existing;
        const present = alsoUnder.filter(id => id !== place.parent && this.#orientations.has(id));
        return [present, citationsIn(incoming, existing, this.#levels)];
      }
      default:
        return [valueInPlan(existing, field), valueInFile(incoming, field)];
    }
  }

  /** Numbers follow from places: only one that somebody has fixed, here or there, is taken from a file. */
  #isFixed({ number }: FileAction, { fixedNumber }: Action, shown: string | null): boolean {
    if (number === null || isSameNumber(number, shown)) return false;
    if (fixedNumber !== undefined) return true;
    return this.#numbering !== 'none' && isBetween(number);
  }
}

/** No place gives « 3 bis ». */
function isBetween(number: string): boolean {
  return /^\d+([.-]\d+)*\s*(bis|ter|quater|quinquies)$/i.test(number.trim());
}
