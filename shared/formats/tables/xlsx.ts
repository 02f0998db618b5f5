/** Reads an Excel workbook (.xlsx, .xlsm): what its sheets show, not how it is worked out. */
import { MAX_SHEETS } from './bounds.ts';
import { readRelations } from './package-parts.ts';
import { refuse, refuseDamaged } from './refusals.ts';
import type { Workbook } from './workbook.ts';
import { SheetBuilder, SheetFull, WorkbookBuilder } from './workbook-builder.ts';
import { readSheet, type SheetContext } from './xlsx-sheet.ts';
import { readSharedTexts } from './xlsx-strings.ts';
import { readStyles } from './xlsx-styles.ts';
import { readThemeColours } from './xlsx-theme.ts';
import { wantedTexts } from './xlsx-wanted-texts.ts';
import { attribute, isOn, localName, readXml } from './xml.ts';
import type { Archive } from './zip.ts';

interface NamedSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly relation: string;
}

/** @param mainPart the path of its `workbook.xml` */
export function readXlsx(archive: Archive, mainPart: string): Workbook {
  const { sheets, startsIn1904 } = readSheetList(archive, mainPart);
  const relations = readRelations(archive, mainPart);
  const pathOf = (kind: string): string | undefined => {
    const path = relations.find(relation => relation.kind === kind)?.path;
    return path !== undefined && archive.paths.has(path) ? path : undefined;
  };
  const worksheets = sheets.flatMap(sheet => {
    const relation = relations.find(({ id, kind }) => id === sheet.relation && kind === 'worksheet');
    return relation?.path === undefined ? [] : [{ ...sheet, path: relation.path }];
  });
  if (worksheets.length === 0) return refuse('Ce classeur n’a aucune feuille de calcul');
  const read = worksheets.slice(0, MAX_SHEETS);
  const stylesPath = pathOf('styles');
  const textsPath = pathOf('sharedStrings');
  const wanted =
    textsPath === undefined
      ? new Set<number>()
      : wantedTexts(
          archive,
          read.map(({ path }) => path),
        );
  const context: SheetContext = {
    startsIn1904,
    styles: readStyles(archive, stylesPath, readThemeColours(archive, pathOf('theme'))),
    texts: readSharedTexts(archive, textsPath, wanted),
  };
  const workbook = new WorkbookBuilder();
  for (const { name, isHidden, path } of read) {
    const sheet = new SheetBuilder(workbook, name, isHidden);
    try {
      readSheet(give => archive.unpack(path, give), sheet, context);
    } catch (error) {
      if (!(error instanceof SheetFull)) throw error;
    }
    sheet.finish();
  }
  if (worksheets.length > MAX_SHEETS) {
    workbook.warn(
      `Ce classeur a ${worksheets.length} feuilles : seules les ${MAX_SHEETS} premières ont été lues.`,
    );
  }
  return workbook.finish();
}

function readSheetList(archive: Archive, mainPart: string): { sheets: NamedSheet[]; startsIn1904: boolean } {
  const sheets: NamedSheet[] = [];
  let startsIn1904 = false;
  let isWorkbook = false;
  readXml(give => archive.unpack(mainPart, give), {
    open: (name, attributes) => {
      const local = localName(name);
      if (local === 'workbook') isWorkbook = true;
      if (local === 'workbookPr') startsIn1904 = isOn(attribute(attributes, 'date1904'));
      if (local !== 'sheet') return;
      sheets.push({
        name: attribute(attributes, 'name') ?? `Feuille ${sheets.length + 1}`,
        isHidden: ['hidden', 'veryHidden'].includes(attribute(attributes, 'state') ?? ''),
        relation: attribute(attributes, 'id') ?? '',
      });
    },
    text: () => {},
    close: () => {},
  });
  return isWorkbook ? { sheets, startsIn1904 } : refuseDamaged();
}
