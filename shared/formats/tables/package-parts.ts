/** How the parts of an Office document (.xlsx, .docx…) name each other. */
import { attribute, localName, readXml } from './xml.ts';
import type { Archive } from './zip.ts';

export interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`, `styles`… the same in both forms of the standard. */
  readonly kind: string;
  /** The part's path from the root; undefined for what lies outside the file. */
  readonly path: string | undefined;
}

/** @param part whose relations are read; empty for the document's own */
export function readRelations(archive: Archive, part: string): readonly Relation[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const path = `${folder}_rels/${part.slice(folder.length)}.rels`;
  if (!archive.paths.has(path.toLowerCase())) return [];
  const relations: Relation[] = [];
  readXml(give => archive.unpack(path, give), {
    open: (name, attributes) => {
      if (localName(name) !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      const isOutside = attribute(attributes, 'TargetMode') === 'External';
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        kind: (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
        path: isOutside ? undefined : resolvePath(folder, target),
      });
    },
    text: () => {},
    close: () => {},
  });
  return relations;
}

/** From the root when it begins with `/`, else from the folder; `..` goes no higher than the root. */
function resolvePath(folder: string, target: string): string {
  const whole = target.replaceAll('\\', '/');
  const steps: string[] = [];
  for (const step of `${whole.startsWith('/') ? '' : folder}${whole}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/').toLowerCase();
}
