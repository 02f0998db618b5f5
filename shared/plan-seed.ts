/**
 * Fills an empty document with a territory file. Only the server does it, once, before anyone joins: two clients
 * that seeded the same plan would have it twice.
 */
import * as Y from 'yjs';
import { levelsIn } from './formats/territory-levels.ts';
import type { TerritoryFile } from './formats/territory-schema.ts';
import { sectionsIn } from './formats/territory-sheet.ts';
import { actionFields, setOf } from './plan-action-fields.ts';
import { aliasPrefix, memberPrefix, type Roots, rootsOf, SCHEMA_VERSION, textOf } from './plan-doc.ts';
import { firstOrders } from './plan-order.ts';
import { readPlan } from './plan-reader.ts';
import { shareTexts } from './plan-row-texts.ts';
import { writeSections } from './plan-sections.ts';
import { bulletsFragment } from './plan-text.ts';
import type { RowKind } from './row-cells.ts';
import { fixNumbers } from './views/numbers.ts';
import { actionRuns } from './views/outline.ts';

/** @param doc empty: what it already holds would be mixed with the file */
export function seedTerritory(doc: Y.Doc, file: TerritoryFile): void {
  doc.transact(() => {
    const roots = rootsOf(doc);
    seedMeta(roots, file);
    seedActors(roots, file);
    seedLevels(roots, file);
    seedActions(roots, file);
    seedRows(roots, file);
    fixActionNumbers(doc, roots, file);
  }, 'seed');
}

function seedMeta({ meta }: Roots, file: TerritoryFile): void {
  const { vocabulary, period, previousPeriods, sections, ...plain } = file.territory;
  const facts = {
    schema: SCHEMA_VERSION,
    ...plain,
    period: { ...period },
    previousPeriods: previousPeriods.map(previous => ({ ...previous })),
    'word.axis': vocabulary.axis,
    'word.orientation': vocabulary.orientation,
    'word.action': vocabulary.action,
  };
  for (const [key, value] of Object.entries(facts)) meta.set(key, value);
  writeSections(meta, sectionsIn(file), sections !== undefined);
}

function seedActors({ actors, themes }: Roots, file: TerritoryFile): void {
  const actorOrders = firstOrders(file.actors.length);
  file.actors.forEach(({ id, aliases = [], members = [], color, ...actor }, index) => {
    const entry: [string, unknown][] = Object.entries({ ...actor, order: actorOrders[index] });
    if (color !== undefined) entry.push(['color', color - 1]);
    actors.set(
      id,
      new Y.Map([...entry, ...prefixed(aliasPrefix, aliases), ...prefixed(memberPrefix, members)]),
    );
  });
  const themeOrders = firstOrders(file.themes.length);
  file.themes.forEach(({ id, name }, index) => {
    themes.set(id, new Y.Map(Object.entries({ name, order: themeOrders[index] })));
  });
}

function prefixed(prefix: string, names: readonly string[]): readonly (readonly [string, unknown])[] {
  const orders = firstOrders(names.length);
  return names.map((name, index) => [prefix + name, orders[index]] as const);
}

function seedLevels({ meta, items }: Roots, { territory, axes }: TerritoryFile): void {
  const levels = levelsIn(territory, axes);
  meta.set('axisStyle', levels.axes.style);
  meta.set('orientationStyle', levels.orientations.style);

  const axisOrders = firstOrders(axes.length);
  const orientations = axes.flatMap(axis => axis.orientations.map(own => ({ ...own, parent: axis.id })));
  const orientationOrders = firstOrders(orientations.length);
  axes.forEach(({ id, title }, index) => {
    const place = { parent: null, order: axisOrders[index] };
    items.set(id, level('axis', title, place, levels.axes.fixed[index]));
  });
  orientations.forEach(({ id, title, parent }, index) => {
    const place = { parent, order: orientationOrders[index] };
    items.set(id, level('orientation', title, place, levels.orientations.fixed[index]));
  });
}

function level(kind: string, title: string, place: unknown, number: string | undefined): Y.Map<unknown> {
  const entry: [string, unknown][] = [
    ['kind', kind],
    ['place', place],
    ['title', textOf(title)],
  ];
  if (number !== undefined) entry.push(['number', number]);
  return new Y.Map(entry);
}

function seedActions({ items }: Roots, file: TerritoryFile): void {
  const { actions } = file;
  const orders = firstOrders(actions.length);
  const declared = sectionsIn(file).flatMap(({ id, isOwn }) => (isOwn ? [id] : []));
  actions.forEach((action, index) => {
    const place = { parent: action.orientation ?? action.axis, order: orders[index] };
    items.set(action.id, new Y.Map(Object.entries({ place, ...actionFields(action, declared) })));
  });
}

/** Once the tree stands, the numbers it gives by itself are known: those of the file that differ are fixed. */
function fixActionNumbers(doc: Y.Doc, { items }: Roots, { actions }: TerritoryFile): void {
  const given = new Map(actions.map(({ id, number }, position) => [id, { number, position }]));
  for (const { actions: run, sequence } of actionRuns(readPlan(doc))) {
    const numbers = fixNumbers(
      run.map(({ id }) => given.get(id)?.number ?? null),
      sequence,
      run.map(({ id }) => given.get(id)?.position ?? 0),
    );
    run.forEach(({ id }, index) => {
      const entry = items.get(id);
      if (entry instanceof Y.Map && numbers[index] !== undefined) entry.set('number', numbers[index]);
    });
  }
}

function seedRows({ rows }: Roots, file: TerritoryFile): void {
  const add = (row: RowKind, lines: readonly Readonly<Record<string, unknown>>[]) => {
    const orders = firstOrders(lines.length);
    lines.forEach((line, index) => {
      const cells = Object.entries({ row, order: orders[index], ...shareTexts(row, line) });
      rows.set(`${row}-${index + 1}`, new Y.Map(cells));
    });
  };
  add('facility', file.facilities);
  add(
    'competence',
    file.competences.map(({ communes, ...texts }) => ({ ...texts, communes: setOf(communes) })),
  );
  add(
    'governance',
    file.governance.map(({ missions, members, ...texts }) => ({
      ...texts,
      missions: bulletsFragment(missions),
      members: bulletsFragment(members),
    })),
  );
  add(
    'cooperation',
    file.cooperation.map(({ actor, roles, duties }) => ({
      actor,
      roles: rolesMap(roles),
      duties: bulletsFragment(duties),
    })),
  );
  add(
    'evaluation',
    file.evaluation.map(({ question, indicators }) => ({
      question,
      indicators: bulletsFragment(indicators),
    })),
  );
  add('keyFigure', file.keyFigures);
  add(
    'note',
    file.quirks.map(text => ({ text })),
  );
}

function rolesMap(roles: TerritoryFile['cooperation'][number]['roles']): Y.Map<unknown> {
  const orders = firstOrders(roles.length);
  return new Y.Map(
    roles.map((role, index) => [
      `role-${index + 1}`,
      new Y.Map(Object.entries({ ...shareTexts('role', role), order: orders[index] })),
    ]),
  );
}
