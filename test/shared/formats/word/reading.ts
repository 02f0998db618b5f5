/** Word files as tests look at them: their parts, and the text of their tables. */
import { strFromU8, unzipSync } from 'fflate';
import { planDocumentIds } from '../../../../shared/formats/plan-documents.ts';
import type { TerritoryFile } from '../../../../shared/formats/territory-schema.ts';
import { type WordRequest, wordFiles } from '../../../../shared/formats/word/word-files.ts';
import type { PlanSnapshot } from '../../../../shared/model.ts';
import { readPlan } from '../../../../shared/plan-reader.ts';
import { seededDoc } from '../../replicas.ts';
import { readExample } from '../../territories.ts';

export const today = '2026-11-29';

export function planOf(territory: TerritoryFile | string): PlanSnapshot {
  return readPlan(seededDoc(typeof territory === 'string' ? readExample(territory) : territory));
}

/** The one file that is made of these documents, or of all. */
export function wordOf(
  plan: PlanSnapshot,
  documents: WordRequest['documents'] = planDocumentIds,
): Uint8Array {
  const [file] = wordFiles(plan, { documents, isSeparate: false, today });
  if (!file) throw new Error('no file');
  return file.bytes;
}

/** Name → XML. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

export function documentXml(bytes: Uint8Array): string {
  return partsOf(bytes).get('word/document.xml') ?? '';
}

export interface ReadTable {
  readonly style: string;
  /** A cell's paragraphs are lines. */
  readonly rows: readonly (readonly string[])[];
  readonly xml: string;
}

export function tablesIn(xml: string): readonly ReadTable[] {
  return inside(xml, 'w:tbl').map(table => ({
    style: /<w:tblStyle w:val="(\w+)"/.exec(table)?.[1] ?? '',
    rows: inside(table, 'w:tr').map(row => inside(row, 'w:tc').map(cell => paragraphsIn(cell).join('\n'))),
    xml: table,
  }));
}

/** The text of each paragraph. */
export function paragraphsIn(xml: string): readonly string[] {
  return inside(xml, 'w:p').map(textIn);
}

/** Paragraphs of a style, in order. */
export function styled(xml: string, style: string): readonly string[] {
  return inside(xml, 'w:p')
    .filter(paragraph => paragraph.includes(`<w:pStyle w:val="${style}"/>`))
    .map(textIn);
}

function inside(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, content = '']) => content);
}

function textIn(xml: string): string {
  return [...xml.matchAll(/<w:t [^>]*>(.*?)<\/w:t>|<w:(br)\/>/gs)]
    .map(([, text = '', isBreak]) => (isBreak ? '\n' : text))
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
