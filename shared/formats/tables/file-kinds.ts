/** What a file is by its first bytes, whatever its name says, and what to do with those that hold no table. */
import { readFormats, refuse, refuseLocked } from './refusals.ts';

const asTable = `enregistrez le tableau au format ${readFormats}, puis réessayez`;
const copyTable = `copiez le tableau et collez-le ici, ou enregistrez-le au format ${readFormats} depuis un tableur`;

const kinds: readonly {
  readonly start: readonly number[];
  readonly what: string;
  readonly advice: string;
}[] = [
  { start: ascii('%PDF'), what: 'Ce fichier est un PDF', advice: copyTable },
  { start: ascii('{\\rtf'), what: 'Ce fichier est un texte (.rtf)', advice: copyTable },
  { start: [0x89, ...ascii('PNG')], what: 'Ce fichier est une image', advice: asTable },
  { start: [0xff, 0xd8, 0xff], what: 'Ce fichier est une image', advice: asTable },
  { start: ascii('GIF8'), what: 'Ce fichier est une image', advice: asTable },
  { start: ascii('RIFF'), what: 'Ce fichier est une image, un son ou une vidéo', advice: asTable },
  { start: ascii('BM'), what: 'Ce fichier est une image', advice: asTable },
  { start: ascii('II*\0'), what: 'Ce fichier est une image', advice: asTable },
  {
    start: [0x1f, 0x8b],
    what: 'Ce fichier est une archive compressée',
    advice: `extrayez-en le fichier ${readFormats}`,
  },
  {
    start: ascii('7z\xbc\xaf'),
    what: 'Ce fichier est une archive (.7z)',
    advice: `extrayez-en le fichier ${readFormats}`,
  },
  {
    start: ascii('Rar!'),
    what: 'Ce fichier est une archive (.rar)',
    advice: `extrayez-en le fichier ${readFormats}`,
  },
];

const oldOffice = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

export function ascii(text: string): readonly number[] {
  return [...text].map(letter => letter.charCodeAt(0));
}

/** Refuses a file that its first bytes tell to be something else than a table. */
export function refuseOtherKinds(bytes: Uint8Array): void {
  if (startsWith(bytes, oldOffice)) refuseOldOffice(bytes);
  const kind = kinds.find(({ start }) => startsWith(bytes, start));
  // « BM » may well begin a table of text.
  if (kind && (kind.start.length > 2 || bytes.subarray(0, 64).includes(0))) refuse(kind.what, kind.advice);
}

/** Office before 2007, and today's when it is locked, put their parts in one same container, by names in UTF-16. */
function refuseOldOffice(bytes: Uint8Array): never {
  const holds = (name: string): boolean => indexOf(bytes, utf16(name)) !== -1;
  if (holds('EncryptedPackage')) return refuseLocked();
  if (holds('WordDocument')) return refuse('Ce fichier est un document Word ancien (.doc)', copyTable);
  if (holds('PowerPoint Document')) return refuse('Ce fichier est un diaporama', copyTable);
  return refuse(
    'Ce fichier est un classeur Excel ancien (.xls)',
    'ouvrez-le, choisissez « Enregistrer sous » et le format .xlsx, puis réessayez',
  );
}

function utf16(text: string): readonly number[] {
  return ascii(text).flatMap(byte => [byte, 0]);
}

function indexOf(bytes: Uint8Array, part: readonly number[]): number {
  const [first = 0] = part;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes.subarray(at, at + part.length), part)) return at;
  }
  return -1;
}

/** What a zipped file is, when it is no spreadsheet. */
export function refuseOtherArchive(paths: ReadonlySet<string>): never {
  const holds = (path: string): boolean => [...paths].some(name => name.startsWith(path));
  if (holds('word/')) return refuse('Ce fichier est un document Word (.docx)', copyTable);
  if (holds('ppt/')) return refuse('Ce fichier est un diaporama (.pptx)', copyTable);
  if (paths.has('xl/workbook.bin')) {
    return refuse(
      'Ce fichier est un classeur Excel binaire (.xlsb)',
      'ouvrez-le, choisissez « Enregistrer sous » et le format .xlsx, puis réessayez',
    );
  }
  if (holds('index/') || [...paths].some(path => path.endsWith('.iwa'))) {
    return refuse(
      'Ce fichier est un document Numbers ou Pages d’Apple',
      'ouvrez-le, choisissez « Fichier », « Exporter vers », « Excel », puis réessayez avec le fichier obtenu',
    );
  }
  if (paths.has('content.xml')) return refuse('Ce fichier est un document texte ou un dessin', copyTable);
  return refuse('Ce fichier est une archive (.zip) sans classeur', `extrayez-en le fichier ${readFormats}`);
}
