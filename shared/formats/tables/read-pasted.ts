/** Reads what was copied from Excel, LibreOffice or a Word table: the clipboard holds it as a web page and as text. */
import { MAX_TEXT_CHARACTERS } from './bounds.ts';
import { readCsv } from './csv.ts';
import { readHtmlTables } from './html-tables.ts';
import { refuse, refuseTooBig } from './refusals.ts';
import type { Workbook } from './workbook.ts';

const pastedName = 'Tableau collé';

/** @throws UnreadableFile when neither holds anything */
export function readPasted({ html, text }: { readonly html: string; readonly text: string }): Workbook {
  const tables = readHtmlTables(html, pastedName);
  if (tables?.sheets.some(({ rows }) => rows.length > 0)) return tables;
  if (text.length > MAX_TEXT_CHARACTERS) return refuseTooBig();
  if (text.trim() === '') {
    return refuse(
      'Il n’y a pas de tableau à coller',
      'sélectionnez les cellules dans votre tableur ou votre document, copiez-les, puis collez-les ici',
    );
  }
  return readCsv(text, pastedName, text.includes('\t') ? '\t' : undefined);
}
