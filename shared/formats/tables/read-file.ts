/**
 * Reads a spreadsheet file of any known format, told by what it holds and never by its name: files are renamed, and
 * programs export web pages as `.xls`. Runs in a browser's worker and in Node alike.
 */
import { MAX_FILE_BYTES, MAX_TEXT_CHARACTERS } from './bounds.ts';
import { readCsv } from './csv.ts';
import { ascii, refuseOtherArchive, refuseOtherKinds, startsWith } from './file-kinds.ts';
import { readHtmlTables } from './html-tables.ts';
import { readFlatOds, readOds } from './ods.ts';
import { readRelations } from './package-parts.ts';
import { refuse, refuseDamaged, refuseTooBig } from './refusals.ts';
import { decodeText } from './text-encoding.ts';
import type { Workbook } from './workbook.ts';
import { readXlsx } from './xlsx.ts';
import { type Archive, openArchive } from './zip.ts';

/**
 * @param name of the file, for the sheet of a format that has none
 * @throws UnreadableFile
 */
export function readWorkbook(bytes: Uint8Array, name: string): Workbook {
  if (bytes.length === 0) return refuse('Ce fichier est vide', 'choisissez-en un autre');
  if (bytes.length > MAX_FILE_BYTES) return refuseTooBig();
  if (startsWith(bytes, ascii('PK'))) return readArchive(openArchive(bytes));
  refuseOtherKinds(bytes);
  return readText(bytes, baseName(name));
}

function readArchive(archive: Archive): Workbook {
  if (archive.paths.has('mimetype') && isOds(archive)) return readOds(archive);
  if (!archive.paths.has('[content_types].xml')) return refuseOtherArchive(archive.paths);
  const main = readRelations(archive, '').find(({ kind }) => kind === 'officeDocument')?.path;
  if (main?.endsWith('.xml') && archive.paths.has(main) && !/^(word|ppt)\//.test(main)) {
    return readXlsx(archive, main);
  }
  return refuseOtherArchive(archive.paths);
}

function isOds(archive: Archive): boolean {
  let type = '';
  archive.unpack('mimetype', piece => {
    if (type.length < 1000) type += new TextDecoder().decode(piece);
  });
  return type.trim().startsWith('application/vnd.oasis.opendocument.spreadsheet');
}

function readText(bytes: Uint8Array, name: string): Workbook {
  // The longest text in the fewest bytes.
  if (bytes.length > MAX_TEXT_CHARACTERS * 2) return refuseTooBig();
  const text = decodeText(bytes);
  if (text === undefined) return refuse('Ce fichier n’est pas un tableau, ou il est abîmé');
  if (text.length > MAX_TEXT_CHARACTERS) return refuseTooBig();
  const start = text
    .slice(0, 5000)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (start === '') return refuse('Ce fichier est vide', 'choisissez-en un autre');
  if (/^<(\?xml|[a-z!])/i.test(start)) return readMarkup(bytes, text, start, name);
  if (/^[{[]\s*["{}\]]/.test(start)) return refuse('Ce fichier est du texte .json, pas un tableau');
  return readCsv(text, name);
}

function readMarkup(bytes: Uint8Array, text: string, start: string, name: string): Workbook {
  if (start.includes('urn:oasis:names:tc:opendocument')) return readFlatOds(bytes);
  if (start.includes('urn:schemas-microsoft-com:office:spreadsheet') && !/<html/i.test(start)) {
    return refuse(
      'Ce fichier est un classeur Excel au format XML de 2003',
      'ouvrez-le, choisissez « Enregistrer sous » et le format .xlsx, puis réessayez',
    );
  }
  const tables = readHtmlTables(text, name);
  if (!tables) return refuse('Ce fichier ne contient pas de tableau');
  return tables.sheets.some(({ rows }) => rows.length > 0) ? tables : refuseDamaged();
}

function baseName(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\.[A-Za-z0-9]{1,5}$/, '') || 'Feuille 1';
}
