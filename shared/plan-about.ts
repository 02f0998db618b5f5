/** Commands on what a plan says of its territory: its names, its period, its words and its numbers. */
import type { LevelStyle, Numbering } from './model.ts';
import type { PlanPen } from './plan-pen.ts';
import { datePattern, yearOrNull } from './values.ts';

/** The short texts that say what a plan is about, each written apart. */
export const aboutTexts = [
  'name',
  'convention',
  'caf',
  'word.axis',
  'word.orientation',
  'word.action',
] as const;
export type AboutText = (typeof aboutTexts)[number];

/** What numbers a plan has: of its actions, of its axes, of its orientations. */
export interface NumberingChoice {
  readonly numbering: Numbering;
  readonly axisStyle: LevelStyle;
  readonly orientationStyle: LevelStyle;
}

export class PlanAbout {
  readonly #pen: PlanPen;

  constructor(pen: PlanPen) {
    this.#pen = pen;
  }

  /** Keystroke by keystroke or at once. Each says something: what it said stays rather than nothing. */
  write(fact: AboutText, text: string): void {
    const said = text.trim().toWellFormed();
    if (said !== '' && this.#pen.roots.meta.get(fact) !== said)
      this.#pen.gestures.goOn(`write ${fact}`, () => this.#pen.roots.meta.set(fact, said));
  }

  /** @param date `2022`, `2022-12`, `2022-12-15`, or null: not signed yet */
  setSignedOn(date: string | null): void {
    if (date === null || datePattern.test(date)) this.#set({ signedOn: date });
  }

  /** Marks of years outside the period are not shown, and come back with their year. */
  setPeriod(from: number, to: number): void {
    const { period } = this.#pen.snapshot.territory;
    const isKnown = period.from === from && period.to === to;
    // Readers know no other years: the period would be lost instead of set.
    const isPeriod = yearOrNull(from) !== null && yearOrNull(to) !== null && from <= to;
    if (isPeriod && !isKnown) this.#pen.gestures.make(() => this.#pen.roots.meta.set('period', { from, to }));
  }

  setNumbering(choice: Partial<NumberingChoice>): void {
    this.#set(choice);
  }

  /** Lets every fixed number follow from its place again. */
  releaseNumbers(): void {
    const { axes, orientations, actions } = this.#pen.snapshot;
    const fixed = [...axes, ...orientations, ...actions].filter(item => item.fixedNumber !== undefined);
    if (fixed.length === 0) return;
    this.#pen.gestures.make(() => {
      for (const { id } of fixed) this.#pen.liveEntry(id)?.delete('number');
    });
  }

  #set(facts: Readonly<Record<string, unknown>>): void {
    const { meta } = this.#pen.roots;
    const changed = Object.entries(facts).filter(([key, value]) => meta.get(key) !== value);
    if (changed.length === 0) return;
    this.#pen.gestures.make(() => {
      for (const [key, value] of changed) meta.set(key, value);
    });
  }
}
