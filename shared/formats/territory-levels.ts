/** How a territory file numbers its axes and orientations: as it says, or in the styles that leave the fewest numbers to fix. */
import { type FixedNumber, type LevelStyle, levelStyles, type Territory } from '../model.ts';
import { fixNumbers, levelSequence } from '../views/numbers.ts';
import type { TerritoryFile } from './territory-schema.ts';

type Styles = Pick<TerritoryFile['territory'], 'numbering' | 'axisStyle' | 'orientationStyle'>;
type Axes = TerritoryFile['axes'];

export interface Level {
  readonly style: LevelStyle;
  /** The number to fix for each, in the order of the file. */
  readonly fixed: readonly FixedNumber[];
}

export function levelsIn(
  { numbering, axisStyle, orientationStyle }: Styles,
  axes: Axes,
): { readonly axes: Level; readonly orientations: Level } {
  const isHierarchical = numbering === 'hierarchical';
  const axisNumbers = axes.map(axis => axis.number);
  return {
    axes: bestLevel(axisStyle ? [axisStyle] : [isHierarchical ? 'decimal' : 'none', 'decimal'], style =>
      fixNumbers(axisNumbers, levelSequence(style, null)),
    ),
    orientations: bestLevel(
      orientationStyle ? [orientationStyle] : [isHierarchical ? 'path' : 'none', ...levelStyles],
      style =>
        axes.flatMap(axis =>
          fixNumbers(
            axis.orientations.map(({ number }) => number),
            levelSequence(style, axis.number),
          ),
        ),
    ),
  };
}

/** The styles that the numbers of the file would not tell by themselves: a plan without axes has none, for one. */
export function exportStyles(
  { numbering, axisStyle, orientationStyle }: Territory,
  axes: Axes,
): Pick<TerritoryFile['territory'], 'axisStyle' | 'orientationStyle'> {
  const told = levelsIn({ numbering }, axes);
  return {
    ...(told.axes.style !== axisStyle && { axisStyle }),
    ...(told.orientations.style !== orientationStyle && { orientationStyle }),
  };
}

function bestLevel(styles: readonly LevelStyle[], fix: (style: LevelStyle) => readonly FixedNumber[]): Level {
  const tried = styles.map(style => {
    const fixed = fix(style);
    return { style, fixed, cost: fixed.filter(number => number !== undefined).length };
  });
  const cheapest = Math.min(...tried.map(({ cost }) => cost));
  return tried.find(({ cost }) => cost === cheapest) ?? { style: 'none', fixed: [] };
}
