/** Any gesture a person can make on a plan, drawn at random among what the plan holds just then. */
import * as Y from 'yjs';
import {
  type Action,
  type ActionRole,
  type ActorId,
  actorKinds,
  type ItemId,
  numberings,
  type RowId,
} from '../shared/model.ts';
import type { Plan } from '../shared/plan.ts';
import { aboutTexts } from '../shared/plan-about.ts';
import { rowCells, rowKinds } from '../shared/row-cells.ts';
import { sectionModels } from '../shared/sheet.ts';
import type { Chance } from './random.ts';

const words = ['Accueil', 'Parents', 'été', 'Lieu', 'jeunes', '2026', 'À revoir', '«', '🙂', '=1+1'];
const roles: readonly ActionRole[] = ['pilots', 'porteurs', 'partners'];
const who = { name: 'Nadia', institution: 'Caf' };

/** @returns what was done, for who replays the run */
export function doAnything(plan: Plan, chance: Chance): string {
  const gestures = [inItems, inItems, inTitles, inTitles, inActions, inActions, inMarks, inFiches];
  const others = [inDirectory, inThemes, inAnnexes, inComments, inAbout, inSections, back];
  const gesture = chance.pick(chance.percent(70) ? gestures : others) ?? inItems;
  gesture(plan, chance);
  return gesture.name;
}

function phrase(chance: Chance): string {
  return Array.from({ length: 1 + chance.below(4) }, () => chance.pick(words)).join(' ');
}

function idOf<T>(chance: Chance, records: readonly { readonly id: T }[]): T | undefined {
  return chance.pick(records)?.id;
}

function anyItem(plan: Plan, chance: Chance): ItemId | undefined {
  const { axes, orientations, actions } = plan.snapshot;
  return idOf<ItemId>(chance, chance.among(axes, orientations, actions, actions));
}

function withAction(plan: Plan, chance: Chance, work: (action: Action) => void): void {
  const action = chance.pick(plan.snapshot.actions);
  if (action) work(action);
}

function inItems(plan: Plan, chance: Chance): void {
  const { axes, orientations, actions, trash } = plan.snapshot;
  const axis = idOf(chance, axes);
  const parent = chance.percent(10)
    ? null
    : (idOf<ItemId>(chance, chance.percent(70) ? orientations : axes) ?? null);
  const before = chance.percent(50) ? null : (idOf(chance, actions) ?? null);
  const item = anyItem(plan, chance);
  switch (chance.below(9)) {
    case 0:
      plan.addAxis(phrase(chance), chance.percent(50) ? null : (axis ?? null));
      break;
    case 1:
      if (axis) plan.addOrientation(axis, phrase(chance));
      break;
    case 2:
      plan.addAction(parent, phrase(chance), before);
      break;
    case 3:
    case 4:
      if (item) plan.move(item, parent, before);
      break;
    case 5:
      // What holds much goes seldom, or nothing would be left to work on.
      if (item && (chance.percent(20) || actions.some(({ id }) => id === item))) plan.delete(item);
      break;
    case 6: {
      const gone = idOf(chance, trash);
      if (gone) plan.restore(gone);
      break;
    }
    case 7:
      if (item) plan.fixNumber(item, chance.among('', '1.2', 'A'));
      break;
    default:
      if (item) plan.releaseNumber(item);
  }
}

function inTitles(plan: Plan, chance: Chance): void {
  const { axes, orientations, actions } = plan.snapshot;
  const item = chance.pick([...axes, ...orientations, ...actions]);
  if (!item) return;
  const at = chance.below(item.title.length + 1);
  const kept = chance.percent(30) ? item.title.slice(at + chance.below(5)) : item.title.slice(at);
  plan.rename(item.id, (item.title.slice(0, at) + (chance.pick(words) ?? '') + kept).slice(0, 120));
}

function inActions(plan: Plan, chance: Chance): void {
  withAction(plan, chance, ({ id }) => {
    const { actors, themes, orientations } = plan.snapshot;
    const on = chance.percent(60);
    const [actor, theme] = [idOf(chance, actors), idOf(chance, themes)];
    const orientation = idOf(chance, orientations);
    switch (chance.below(4)) {
      case 0:
        if (theme) plan.setTheme(id, theme, on);
        break;
      case 1:
        if (orientation) plan.setAlsoUnder(id, orientation, on);
        break;
      case 2:
        plan.setOrigin(id, chance.among(null, 'new'));
        break;
      default:
        if (actor) plan.setActor(id, chance.pick(roles) ?? 'pilots', actor, on);
    }
  });
}

function inMarks(plan: Plan, chance: Chance): void {
  withAction(plan, chance, ({ id }) => {
    const year = 2022 + chance.below(5);
    const actors = plan.snapshot.actors.map(actor => actor.id);
    const actor: ActorId | '*' = chance.percent(40) ? '*' : (chance.pick(actors) ?? '*');
    if (chance.percent(80)) plan.toggleMark(id, year, actor);
    else
      plan.setMarks([
        { action: id, year, mark: { everyone: chance.percent(50), actors: actors.slice(0, 2) } },
      ]);
  });
}

/** As the editor writes: letters in a paragraph, or a paragraph more. */
function inFiches(plan: Plan, chance: Chance): void {
  withAction(plan, chance, action => {
    const section = chance.pick(plan.snapshot.territory.sections)?.id ?? 'deadline';
    const text = plan.sheets.text(action.id, section);
    if (!text?.doc) return;
    text.doc.transact(() => {
      const texts = [...text.createTreeWalker(node => node instanceof Y.XmlText)];
      const there = chance.pick(texts);
      if (there instanceof Y.XmlText && chance.percent(70)) {
        const at = chance.below(there.length + 1);
        if (chance.percent(20) && there.length > at) there.delete(at, 1);
        else there.insert(at, chance.pick(words) ?? '');
      } else if (chance.percent(20) && text.length > 0) text.delete(chance.below(text.length), 1);
      else {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(phrase(chance))]);
        text.insert(chance.below(text.length + 1), [paragraph]);
      }
    });
  });
}

function inDirectory({ directory, snapshot: { actors } }: Plan, chance: Chance): void {
  const [one, other] = [idOf(chance, actors), idOf(chance, actors)];
  if (!one || !other || chance.percent(15)) {
    directory.addActor(phrase(chance), chance.pick(actorKinds) ?? 'commune');
    return;
  }
  const acts = [
    () => directory.renameActor(one, phrase(chance)),
    () => directory.setActorLabel(one, phrase(chance)),
    () => directory.setActorShort(one, chance.among('A', 'BC', '')),
    () => directory.setActorKind(one, chance.pick(actorKinds) ?? 'commune'),
    () => directory.setActorColor(one, chance.among(null, 1, 5)),
    () => directory.addAlias(one, phrase(chance)),
    () => directory.removeAlias(one, phrase(chance)),
    () => directory.setMember(one, other, chance.percent(70)),
    () => directory.moveActor(one, chance.percent(30) ? null : other),
    () => (chance.percent(30) ? directory.deleteActor(one) : undefined),
    () => directory.restoreActor(one),
    () => (chance.percent(30) ? directory.mergeActors(one, other) : undefined),
  ];
  chance.pick(acts)?.();
}

function inThemes({ themes, snapshot }: Plan, chance: Chance): void {
  const [one, other] = [idOf(chance, snapshot.themes), idOf(chance, snapshot.themes)];
  if (!one || !other || chance.percent(30)) {
    themes.add(phrase(chance));
    return;
  }
  const acts = [
    () => themes.rename(one, phrase(chance)),
    () => themes.delete(one),
    () => themes.restore(one),
    () => themes.move(one, chance.percent(30) ? null : other),
  ];
  chance.pick(acts)?.();
}

function inAnnexes({ annexes, snapshot }: Plan, chance: Chance): void {
  const kind = chance.pick(rowKinds) ?? 'note';
  const rows = Object.values(snapshot.annexes).flat();
  const row = idOf<RowId>(chance, rows);
  if (!row || chance.percent(25)) {
    annexes.add(kind);
    return;
  }
  const cell = chance.pick(rowCells[kind]) ?? 'name';
  const commune = idOf(chance, snapshot.actors);
  const role = idOf(chance, snapshot.annexes.cooperation.find(({ id }) => id === row)?.roles ?? []);
  const acts = [
    () =>
      annexes.write(row, cell, cell === 'value' || cell === 'year' ? chance.below(3_000) : phrase(chance)),
    () => annexes.write(row, cell, phrase(chance)),
    () => annexes.delete(row),
    () => annexes.restore(row),
    () => annexes.move(row, idOf<RowId>(chance, rows) ?? null),
    () => annexes.addRole(row),
    () => role && annexes.nameRole(row, role, phrase(chance)),
    () => role && annexes.measureRole(row, role, chance.among(null, 0.5, 2)),
    () => role && annexes.deleteRole(row, role),
    () => commune && annexes.tick(row, commune, chance.percent(60)),
  ];
  chance.pick(acts)?.();
}

function inComments({ comments, snapshot }: Plan, chance: Chance): void {
  const item = idOf(chance, snapshot.actions);
  const known = chance.pick(snapshot.comments);
  if (item && (!known || chance.percent(40))) {
    comments.add({ item, section: null, thread: null }, phrase(chance), who);
    return;
  }
  if (!known) return;
  const acts = [
    () => comments.edit(known.id, phrase(chance)),
    () => comments.delete(known.id),
    () => comments.add({ item: known.item, section: null, thread: known.id }, phrase(chance), who),
    () => comments.resolve(known.id, who),
    () => comments.reopen(known.id),
  ];
  chance.pick(acts)?.();
}

function inAbout({ about }: Plan, chance: Chance): void {
  const acts = [
    () => about.write(chance.pick(aboutTexts) ?? 'name', phrase(chance)),
    () => about.setPeriod(2022, 2025 + chance.below(3)),
    () => about.setSignedOn(chance.among(null, '2026-05-04')),
    () => about.setNumbering({ numbering: chance.pick(numberings) ?? 'none' }),
    () => about.releaseNumbers(),
  ];
  chance.pick(acts)?.();
}

function inSections({ sheets, snapshot }: Plan, chance: Chance): void {
  const { sections } = snapshot.territory;
  const [one, other] = [idOf(chance, sections), idOf(chance, sections)];
  if (!one) return;
  const acts = [
    () => sections.length < 20 && sheets.addSection(phrase(chance)),
    () => sheets.renameSection(one, phrase(chance)),
    () => sheets.hideSection(one, chance.percent(50)),
    () => sheets.moveSection(one, other ?? null),
    () => sheets.takeModel(sectionModels[chance.below(2)] ?? { id: 'x', name: '', sections: [] }),
  ];
  chance.pick(acts)?.();
}

function back(plan: Plan, chance: Chance): void {
  if (chance.percent(70)) plan.undo();
  else plan.redo();
}
