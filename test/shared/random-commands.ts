/** Random commands on a plan, for the properties that must hold whatever people do. */
import fc from 'fast-check';
import { type ActorId, actionOrigins, actorKinds, type ItemId } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import { sectionModels } from '../../shared/sheet.ts';
import { anyCommentCommand, runCommentCommand } from './random-comment-commands.ts';
import { anyText, one, oneOrNone, type Pool, pick, year } from './random-pool.ts';
import { anyTerritoryCommand, runTerritoryCommand } from './random-territory-commands.ts';

const anyYear = fc.constantFrom(2020, 2024, 2030, 1800, Number.NaN);
const oneOrEveryone = fc.oneof(one, fc.constant('*' as const));
const place = { parent: oneOrNone, before: oneOrNone };

/** References are numbers, to be taken in the pool when the command runs. */
export const anyCommand = fc.oneof(
  { weight: 18, arbitrary: anyTerritoryCommand },
  { weight: 6, arbitrary: anyCommentCommand },
  fc.record({ do: fc.constant('addAxis' as const), title: anyText, before: oneOrNone }),
  fc.record({ do: fc.constant('addOrientation' as const), title: anyText, parent: one, before: oneOrNone }),
  fc.record({ do: fc.constant('addAction' as const), title: anyText, ...place }),
  fc.record({
    do: fc.constantFrom('delete' as const, 'restore' as const, 'releaseNumber' as const),
    item: one,
  }),
  fc.record({ do: fc.constant('rename' as const), item: one, title: anyText }),
  fc.record({ do: fc.constant('move' as const), item: one, ...place }),
  fc.record({
    do: fc.constant('fixNumber' as const),
    item: one,
    number: fc.constantFrom('', '2', ' 7', '1.2'),
  }),
  fc.record({ do: fc.constant('toggleMark' as const), item: one, year, actor: oneOrEveryone }),
  fc.record({
    do: fc.constant('setMarks' as const),
    cells: fc.array(
      fc.record({ item: one, year, everyone: fc.boolean(), actors: fc.array(one, { maxLength: 2 }) }),
      { maxLength: 3 },
    ),
  }),
  fc.record({
    do: fc.constant('setActor' as const),
    item: one,
    role: fc.constantFrom('pilots' as const, 'porteurs' as const, 'partners' as const),
    actor: one,
    on: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('setOrigin' as const),
    item: one,
    origin: fc.constantFrom(...actionOrigins, null),
  }),
  fc.record({ do: fc.constant('addSection' as const), name: anyText }),
  fc.record({ do: fc.constant('renameSection' as const), section: one, name: anyText }),
  fc.record({ do: fc.constant('hideSection' as const), section: one, hidden: fc.boolean() }),
  fc.record({ do: fc.constant('moveSection' as const), section: one, before: oneOrNone }),
  fc.record({ do: fc.constant('takeModel' as const), model: fc.constantFrom(...sectionModels) }),
  fc.record({ do: fc.constant('setTheme' as const), item: one, theme: one, on: fc.boolean() }),
  fc.record({ do: fc.constant('setAlsoUnder' as const), item: one, orientation: one, on: fc.boolean() }),
  fc.record({ do: fc.constant('addActor' as const), name: anyText, kind: fc.constantFrom(...actorKinds) }),
  fc.record({
    do: fc.constantFrom('renameActor' as const, 'setActorLabel' as const, 'setActorShort' as const),
    actor: one,
    text: anyText,
  }),
  fc.record({ do: fc.constant('setActorKind' as const), actor: one, kind: fc.constantFrom(...actorKinds) }),
  fc.record({
    do: fc.constant('setActorColor' as const),
    actor: one,
    color: fc.constantFrom(null, 0, 5, 6, 0.5),
  }),
  fc.record({
    do: fc.constantFrom('addAlias' as const, 'removeAlias' as const),
    actor: one,
    alias: fc.oneof(fc.constantFrom('LPM', 'Gilette'), anyText),
  }),
  fc.record({ do: fc.constant('setMember' as const), actor: one, member: one, on: fc.boolean() }),
  fc.record({ do: fc.constant('moveActor' as const), actor: one, before: oneOrNone }),
  fc.record({ do: fc.constantFrom('deleteActor' as const, 'restoreActor' as const), actor: one }),
  fc.record({ do: fc.constant('mergeActors' as const), actor: one, duplicate: one }),
  fc.record({ do: fc.constant('addTheme' as const), name: anyText }),
  fc.record({ do: fc.constant('setPeriod' as const), from: anyYear, to: anyYear }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
);

export type Command = typeof anyCommand extends fc.Arbitrary<infer T> ? T : never;

/** Runs a command and puts what it created into the pool. */
export function run(plan: Plan, command: Command, pool: Pool): void {
  const item = (n: number): ItemId => pick(pool.items, n);
  const actor = (n: number): ActorId => pick(pool.actors, n);
  const itemOrNone = (n: number | null): ItemId | null => (n === null ? null : item(n));
  const created = (id: ItemId | undefined): void => {
    if (id !== undefined) pool.items.push(id);
  };
  switch (command.do) {
    case 'addAxis':
      created(plan.addAxis(command.title, itemOrNone(command.before)));
      break;
    case 'addOrientation':
      created(plan.addOrientation(item(command.parent), command.title, itemOrNone(command.before)));
      break;
    case 'addAction':
      created(plan.addAction(itemOrNone(command.parent), command.title, itemOrNone(command.before)));
      break;
    case 'rename':
      plan.rename(item(command.item), command.title);
      break;
    case 'move':
      plan.move(item(command.item), itemOrNone(command.parent), itemOrNone(command.before));
      break;
    case 'delete':
    case 'restore':
    case 'releaseNumber':
      plan[command.do](item(command.item));
      break;
    case 'fixNumber':
      plan.fixNumber(item(command.item), command.number);
      break;
    case 'toggleMark':
      plan.toggleMark(item(command.item), command.year, command.actor === '*' ? '*' : actor(command.actor));
      break;
    case 'setMarks':
      plan.setMarks(
        command.cells.map(cell => ({
          action: item(cell.item),
          year: cell.year,
          mark: { everyone: cell.everyone, actors: cell.actors.map(actor) },
        })),
      );
      break;
    case 'setActor':
      plan.setActor(item(command.item), command.role, actor(command.actor), command.on);
      break;
    case 'setTheme':
      plan.setTheme(item(command.item), pick(pool.themes, command.theme), command.on);
      break;
    case 'setAlsoUnder':
      plan.setAlsoUnder(item(command.item), item(command.orientation), command.on);
      break;
    case 'setOrigin':
      plan.setOrigin(item(command.item), command.origin);
      break;
    case 'addSection':
      plan.sheets.addSection(command.name);
      break;
    case 'renameSection':
      plan.sheets.renameSection(sectionOf(plan, command.section), command.name);
      break;
    case 'hideSection':
      plan.sheets.hideSection(sectionOf(plan, command.section), command.hidden);
      break;
    case 'moveSection':
      plan.sheets.moveSection(
        sectionOf(plan, command.section),
        command.before === null ? null : sectionOf(plan, command.before),
      );
      break;
    case 'takeModel':
      plan.sheets.takeModel(command.model);
      break;
    case 'addActor':
      pool.actors.push(plan.directory.addActor(command.name, command.kind));
      break;
    case 'renameActor':
    case 'setActorLabel':
    case 'setActorShort':
      plan.directory[command.do](actor(command.actor), command.text);
      break;
    case 'setActorKind':
      plan.directory.setActorKind(actor(command.actor), command.kind);
      break;
    case 'setActorColor':
      plan.directory.setActorColor(actor(command.actor), command.color);
      break;
    case 'addAlias':
    case 'removeAlias':
      plan.directory[command.do](actor(command.actor), command.alias);
      break;
    case 'setMember':
      plan.directory.setMember(actor(command.actor), actor(command.member), command.on);
      break;
    case 'moveActor':
      plan.directory.moveActor(actor(command.actor), command.before === null ? null : actor(command.before));
      break;
    case 'deleteActor':
    case 'restoreActor':
      plan.directory[command.do](actor(command.actor));
      break;
    case 'mergeActors':
      plan.directory.mergeActors(actor(command.actor), actor(command.duplicate));
      break;
    case 'addTheme':
      pool.themes.push(plan.themes.add(command.name));
      break;
    case 'setPeriod':
      plan.about.setPeriod(command.from, command.to);
      break;
    case 'addComment':
    case 'editComment':
    case 'resolveComment':
    case 'reopenComment':
    case 'deleteComment':
      runCommentCommand(plan, command, pool);
      break;
    case 'undo':
    case 'redo':
      plan[command.do]();
      break;
    default:
      runTerritoryCommand(plan, command, pool);
  }
}

function sectionOf({ snapshot }: Plan, n: number): string {
  return pick(snapshot.territory.sections, n).id;
}
