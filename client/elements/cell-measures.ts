/** What a field that holds a figure or a year takes, and what it says to a text that is neither. */
import { parseNumber } from '../../shared/formats/number-text.ts';
import type { Refuse } from './live-field.ts';

export type Measure = 'number' | 'year';

interface Reading {
  readonly refuse: Refuse;
  /** Null for no text. To be called on a text that is not refused. */
  readonly read: (text: string) => number | null;
}

export const measures: Readonly<Record<Measure, Reading>> = {
  number: {
    refuse: text =>
      parseNumber(text) === undefined ? 'Écrivez un nombre, par exemple 12 ou 0,5, sans unité.' : undefined,
    read: text => parseNumber(text) ?? null,
  },
  year: {
    refuse: text =>
      text.trim() === '' || /^\s*(19|20)\d\d\s*$/.test(text)
        ? undefined
        : 'Écrivez l’année avec ses quatre chiffres, par exemple 2025.',
    read: text => parseNumber(text) ?? null,
  },
};
