/** The first page: whose convention it is, of what years, what follows, who signs, and room for their logos. */
import type { PlanSnapshot } from '../../model.ts';
import { communesIn } from '../../views/actor-groups.ts';
import { printDate } from '../date-text.ts';
import { room } from './page.ts';
import type { Part } from './part.ts';
import { type Cell, table } from './table.ts';
import { paragraph } from './text.ts';

const logos = { inRow: 4, height: 22 };
const signatures = { inRow: 3, height: 30 };

/** @param contents titles of what follows */
export function titlePage(plan: PlanSnapshot, contents: readonly string[]): Part {
  const { territory } = plan;
  const signatories = signatoriesOf(plan);
  const [only, ...others] = contents;
  const list = others.length === 0 ? [] : contents;
  return {
    orientation: 'portrait',
    content: [
      frames(signatories, logos, name => paragraph('CouvertureLogo', `Logo : ${name}`)),
      paragraph('Title', territory.convention || 'Convention territoriale globale'),
      paragraph('Subtitle', territory.name),
      ...periodOf(plan).map(line => paragraph('Couverture', line)),
      ...(list.length === 0
        ? [paragraph('CouvertureRubrique', only ?? '')]
        : [
            paragraph('CouvertureRubrique', 'Ce document contient'),
            ...list.map(title => paragraph('Couverture', title)),
          ]),
      paragraph('CouvertureRubrique', 'Signataires'),
      paragraph('Couverture', signatories.join(', ')),
      frames(signatories, signatures, name =>
        [
          paragraph('CouvertureSignature', `Pour ${name}`),
          paragraph('CouvertureSignature', 'Nom et qualité :'),
          paragraph('CouvertureSignature', 'Date et signature :'),
        ].join(''),
      ),
    ].join(''),
  };
}

/** The communes, then the Caf: those whom every convention binds. */
export function signatoriesOf({ territory, actors }: PlanSnapshot): readonly string[] {
  const named = actors.filter(({ kind }) => kind === 'caf').map(({ name }) => name);
  const cafs = territory.caf === '' ? named : [territory.caf];
  return [...communesIn(actors).map(({ name }) => name), ...cafs];
}

/** « Période 2022–2026 », « Signée le 15 décembre 2022 »: what the plan knows of them. */
function periodOf({ territory }: PlanSnapshot): readonly string[] {
  const { period, signedOn } = territory;
  const years =
    period.from === null || period.to === null
      ? []
      : [period.from === period.to ? `Année ${period.from}` : `Période ${period.from}–${period.to}`];
  if (signedOn === null) return years;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(signedOn);
  return [...years, `Signée ${isDay ? 'le' : 'en'} ${printDate(signedOn)}`];
}

/** A frame for each name, so many in a row. */
function frames(
  names: readonly string[],
  { inRow, height }: { readonly inRow: number; readonly height: number },
  content: (name: string) => string,
): string {
  const across = Math.min(inRow, names.length);
  if (across === 0) return '';
  const starts = Array.from({ length: Math.ceil(names.length / across) }, (_, row) => row * across);
  return table({
    style: 'TableauCadres',
    columns: Array.from({ length: across }, () => ({ header: '', width: room.portrait / across })),
    rows: starts.map(start =>
      names.slice(start, start + across).map((name): Cell => ({ content: content(name) })),
    ),
    rowHeight: height,
  });
}
