/** Total reader of an action's fiche: what is written in each of its sections. */
import * as Y from 'yjs';
import { isPlainList, isPlainText, readRich } from './plan-rich.ts';
import { fragmentLines } from './plan-text.ts';
import { isStandardSection, type RichSheet, type Sheet, sectionIds } from './sheet.ts';

/** All standard sections, and of the others, known to the territory or not, those in which something is written. */
export function readSheet(value: unknown): { readonly sheet: Sheet; readonly richSheet: RichSheet } {
  const fragments = value instanceof Y.Map ? [...value] : [];
  const own = fragments.flatMap(([id, fragment]) => {
    const lines = isStandardSection(id) ? [] : fragmentLines(fragment);
    return lines.length > 0 ? [[id, lines] as const] : [];
  });
  const standard = sectionIds.map(id => [id, fragmentLines(value instanceof Y.Map && value.get(id))]);
  const rich = fragments.flatMap(([id, fragment]) => {
    const blocks = readRich(fragment, id === 'deadline' ? isPlainText : isPlainList);
    return blocks ? [[id, blocks] as const] : [];
  });
  return {
    sheet: Object.fromEntries([...standard, ...own.sort(compareIds)]),
    richSheet: Object.fromEntries(rich),
  };
}

function compareIds([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
