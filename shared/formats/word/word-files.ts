/** A plan as Word documents: one file, or one for each document that was asked for. */
import type { PlanSnapshot } from '../../model.ts';
import { printDate } from '../date-text.ts';
import { fileName, shorten } from '../file-name.ts';
import type { MadeFile } from '../made-file.ts';
import { type PlanDocument, type PlanDocumentId, planDocuments } from '../plan-documents.ts';
import { annexParts } from './annexes-part.ts';
import { deploymentPart } from './deployment-part.ts';
import { outlinePart } from './outline-part.ts';
import { packWord } from './package.ts';
import type { Part } from './part.ts';
import { sheetsPart } from './sheets-part.ts';
import { SideParts } from './side-parts.ts';
import { themesPart } from './themes-part.ts';
import { titlePage } from './title-page.ts';

export interface WordRequest {
  readonly documents: readonly PlanDocumentId[];
  /** One file for each of them. */
  readonly isSeparate: boolean;
  /** As `2026-11-29`, for the names and the foot of the pages. */
  readonly today: string;
}

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Letters of a territory's name at the foot of a page, beside the date and the page's number. */
const LONGEST_NAME = 90;

/** What a plan has nothing to put in is left out; no file when nothing is left. */
export function wordFiles(plan: PlanSnapshot, request: WordRequest): readonly MadeFile[] {
  const asked = planDocuments(plan).filter(({ id, isEmpty }) => request.documents.includes(id) && !isEmpty);
  const bundles = request.isSeparate ? asked.map(one => [one]) : asked.length > 0 ? [asked] : [];
  return bundles.map(bundle => wordFile(plan, bundle, request.today));
}

function wordFile(plan: PlanSnapshot, documents: readonly PlanDocument[], today: string): MadeFile {
  const { territory } = plan;
  const [only, ...others] = documents;
  const isOne = only !== undefined && others.length === 0;
  const side = new SideParts();
  const titles = documents.map(({ title }) => title);
  const bytes = packWord({
    title: `${territory.convention || territory.name} – ${isOne ? only.title : 'Annexes'}`,
    subject: territory.name,
    cover: titlePage(plan, titles),
    parts: documents.flatMap(document => partsOf(document, plan, side)),
    side,
    foot: `CTG ${shorten(territory.name, LONGEST_NAME)} – plan du ${printDate(today)}`,
    today,
  });
  return {
    name: fileName(territory.name, isOne ? only.fileWord : 'annexes', today, 'docx'),
    type: WORD_TYPE,
    bytes,
  };
}

function partsOf({ id, title }: PlanDocument, plan: PlanSnapshot, side: SideParts): readonly Part[] {
  switch (id) {
    case 'themes':
      return [themesPart(plan, title, side)];
    case 'outline':
      return [outlinePart(plan, title, side)];
    case 'deployment':
      return [deploymentPart(plan, title)];
    case 'sheets':
      return [sheetsPart(plan, title, side)];
    case 'annexes':
      return annexParts(plan, side);
  }
}
