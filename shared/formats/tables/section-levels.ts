/** Which level each section row is: by its word, else by its number, else by its look. */
import type { Level, LevelText } from './level-text.ts';

export interface SectionRow {
  readonly read: LevelText;
  readonly style: string;
  /** The level of the column it stands in, when it stands in one. */
  readonly hint: 'axis' | 'orientation' | undefined;
}

export interface LevelColumns {
  readonly axis: boolean;
  readonly orientation: boolean;
}

/** @param columns the levels that columns give: sections then tell the other one */
export function levelsOfSections(sections: readonly SectionRow[], columns: LevelColumns): readonly Level[] {
  const styles = new Map<string, Level>();
  for (const { read, style } of sections)
    if (read.word !== undefined && read.level && !styles.has(style)) styles.set(style, read.level);
  const hasWordedAxis =
    sections.some(({ read }) => read.word !== undefined && read.level === 'axis') || columns.axis;
  const byNumber = new Set(
    sections.flatMap(({ read }) => (read.word === undefined && read.level ? [read.level] : [])),
  );
  return sections.map(({ read, style, hint }) => {
    if (read.word !== undefined && read.level) return read.level;
    if (hint) return hint;
    if (columns.axis && !columns.orientation) return 'orientation';
    if (columns.orientation && !columns.axis) return 'axis';
    const known = styles.get(style);
    if (read.level === 'orientation' && (byNumber.size > 1 || hasWordedAxis)) return 'orientation';
    if (read.level === 'axis' && byNumber.size > 1 && !hasWordedAxis) return 'axis';
    if (known && (!hasWordedAxis || known !== 'axis' || read.number === null)) return known;
    const level = hasWordedAxis || [...styles.values()].includes('axis') ? 'orientation' : 'axis';
    styles.set(style, level);
    return level;
  });
}
