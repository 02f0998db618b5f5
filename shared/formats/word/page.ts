/** The sheet of paper, in twips (twentieths of a point), which is how Word measures. */

const TWIPS_PER_MM = 1440 / 25.4;

export function mm(length: number): number {
  return Math.round(length * TWIPS_PER_MM);
}

/** A4, upright. */
export const paper = { width: mm(210), height: mm(297) };

export const margin = {
  top: mm(16),
  right: mm(16),
  bottom: mm(16),
  left: mm(16),
  header: mm(8),
  footer: mm(8),
};

export type Orientation = 'portrait' | 'landscape';

/** Millimetres between the margins. */
export const room: Readonly<Record<Orientation, number>> = { portrait: 178, landscape: 265 };
