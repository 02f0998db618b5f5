/** Carries out on the plan what the elements inside a host ask for: one intent, one command. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ItemId } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import { CitationToggleEvent } from '../citation-events.ts';
import {
  CommentAddEvent,
  CommentDeleteEvent,
  CommentEditEvent,
  CommentResolveEvent,
} from '../comment-events.ts';
import {
  ActorAddEvent,
  ActorColorSetEvent,
  ActorDeleteEvent,
  ActorKindSetEvent,
  ActorMoveEvent,
  ActorRenameEvent,
  ActorsMergeEvent,
  AliasSetEvent,
  MemberSetEvent,
} from '../directory-events.ts';
import {
  ActorCreateEvent,
  ActorToggleEvent,
  ItemAddEvent,
  ItemDeleteEvent,
  ItemMoveEvent,
  ItemRenameEvent,
  ItemRestoreEvent,
  MarksSetEvent,
  MarkToggleEvent,
  NumberReleaseEvent,
  PeriodSetEvent,
} from '../events.ts';
import type { Session } from '../session.ts';
import {
  EditorOpenEvent,
  ModelTakeEvent,
  OriginSetEvent,
  SectionAddEvent,
  SectionHideEvent,
  SectionMoveEvent,
  SectionRenameEvent,
  ThemeCreateEvent,
  ThemeToggleEvent,
} from '../sheet-events.ts';
import { aboutCommands } from './about-intents.ts';
import { annexCommands } from './annex-intents.ts';
import { type Command, command } from './intent-command.ts';

/** Every intent that changes the plan, and how. */
const commands: readonly Command[] = [
  command(MarkToggleEvent, (plan, { action, year, actor }) => plan.toggleMark(action, year, actor)),
  command(MarksSetEvent, (plan, { cells }) => plan.setMarks(cells)),
  command(ItemRenameEvent, (plan, { item, title }) => plan.rename(item, title)),
  command(ItemAddEvent, add),
  command(ItemDeleteEvent, (plan, { item }) => plan.delete(item)),
  command(ItemRestoreEvent, (plan, { item }) => plan.restore(item)),
  command(ItemMoveEvent, (plan, { item, parent, before }) => plan.move(item, parent, before)),
  command(ActorToggleEvent, (plan, { action, role, actor, on }) => plan.setActor(action, role, actor, on)),
  command(ActorCreateEvent, (plan, { action, role, name, kind }) =>
    plan.setActor(action, role, plan.directory.addActor(name, kind), true),
  ),
  command(ActorAddEvent, (plan, { name, kind }) => plan.directory.addActor(name, kind)),
  command(ActorRenameEvent, renameActor),
  command(ActorKindSetEvent, (plan, { actor, kind }) => plan.directory.setActorKind(actor, kind)),
  command(ActorColorSetEvent, (plan, { actor, color }) => plan.directory.setActorColor(actor, color)),
  command(AliasSetEvent, (plan, { actor, alias, on }) =>
    on ? plan.directory.addAlias(actor, alias) : plan.directory.removeAlias(actor, alias),
  ),
  command(MemberSetEvent, (plan, { group, member, on }) => plan.directory.setMember(group, member, on)),
  command(ActorMoveEvent, (plan, { actor, before }) => plan.directory.moveActor(actor, before)),
  command(ActorDeleteEvent, (plan, { actor }) => plan.directory.deleteActor(actor)),
  command(ActorsMergeEvent, (plan, { kept, duplicate }) => plan.directory.mergeActors(kept, duplicate)),
  command(CitationToggleEvent, (plan, { action, orientation, on }) =>
    plan.setAlsoUnder(action, orientation, on),
  ),
  command(NumberReleaseEvent, (plan, { item }) => plan.releaseNumber(item)),
  command(PeriodSetEvent, (plan, { from, to }) => plan.about.setPeriod(from, to)),
  command(EditorOpenEvent, (plan, { origin }) => plan.adoptEditor(origin)),
  command(OriginSetEvent, (plan, { action, origin }) => plan.setOrigin(action, origin)),
  command(ThemeToggleEvent, (plan, { action, theme, on }) => plan.setTheme(action, theme, on)),
  command(ThemeCreateEvent, (plan, { action, name }) => plan.setTheme(action, plan.themes.add(name), true)),
  command(SectionRenameEvent, (plan, { section, name }) => plan.sheets.renameSection(section, name)),
  command(SectionHideEvent, (plan, { section, isHidden }) => plan.sheets.hideSection(section, isHidden)),
  command(SectionMoveEvent, (plan, { section, before }) => plan.sheets.moveSection(section, before)),
  command(SectionAddEvent, (plan, { name }) => plan.sheets.addSection(name)),
  command(CommentAddEvent, addComment),
  command(CommentEditEvent, (plan, { comment, text }) => plan.comments.edit(comment, text)),
  command(CommentDeleteEvent, (plan, { comment }) => plan.comments.delete(comment)),
  command(CommentResolveEvent, (plan, { thread, by }) =>
    by ? plan.comments.resolve(thread, by) : plan.comments.reopen(thread),
  ),
  command(ModelTakeEvent, (plan, { model }) => plan.sheets.takeModel(model)),
  ...aboutCommands,
  ...annexCommands,
];

/** What changes every fiche of the plan at once is for those who coordinate it. */
const shaping: ReadonlySet<string> = new Set(
  [SectionRenameEvent, SectionHideEvent, SectionMoveEvent, SectionAddEvent, ModelTakeEvent].map(
    ({ type }) => type,
  ),
);

const commandsByType = new Map(commands.map(({ type, carryOut }) => [type, carryOut]));

/** Attaches itself to the host; listens while the host is connected. */
export class PlanIntents implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #session: () => Session | undefined;
  readonly #tell: (text: string) => void;

  /** @param tell says something to the person, in one French sentence */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    session: () => Session | undefined,
    tell: (text: string) => void,
  ) {
    this.#host = host;
    this.#session = session;
    this.#tell = tell;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of commandsByType.keys()) this.#host.addEventListener(type, this.#onIntent);
  }

  hostDisconnected(): void {
    for (const type of commandsByType.keys()) this.#host.removeEventListener(type, this.#onIntent);
  }

  readonly #onIntent = (event: Event): void => {
    const session = this.#session();
    if (!session) return;
    const refusal = refusalOf(event, session);
    if (refusal === undefined) commandsByType.get(event.type)?.(event, session.plan, this.#tell);
    else this.#tell(refusal);
    if (refusal === undefined && session.isLockedOut) this.#tell(keptText(session));
  };
}

/** Under the lock nothing offers to write: what still comes was begun before it fell, and is kept until it rises. */
function keptText({ standing }: Session): string {
  return standing.archived
    ? 'Ce plan vient d’être archivé : votre dernière modification n’est pas enregistrée. Elle est gardée ici.'
    : 'Le plan vient d’être verrouillé : votre dernière modification est gardée ici, et sera enregistrée quand il sera rouvert.';
}

function refusalOf({ type }: Event, { mayEdit, isLockedOut, role }: Session): string | undefined {
  if (!mayEdit && !isLockedOut)
    return 'Vous êtes en lecture seule. Pour modifier, demandez un autre lien à votre coordinateur.';
  if (shaping.has(type) && role !== 'coordinator')
    return 'Seule la coordination change les rubriques des fiches : demandez-le à votre coordinateur.';
  return undefined;
}

function renameActor(
  plan: Plan,
  { actor, field, text }: ActorRenameEvent,
  tell: (text: string) => void,
): void {
  if (field === 'name') plan.directory.renameActor(actor, text);
  else if (field === 'label') plan.directory.setActorLabel(actor, text);
  else {
    const fault = plan.directory.setActorShort(actor, text);
    if (fault !== undefined) tell(fault);
  }
}

/** What was written for a place that somebody has deleted meanwhile is kept « À classer ». */
function add(plan: Plan, intent: ItemAddEvent, tell: (text: string) => void): void {
  if (addTo(plan, intent) !== undefined) return;
  plan.addAction(null, intent.title);
  tell(
    `Quelqu’un d’autre vient de supprimer la place de « ${intent.title} » : c’est gardé dans « À classer ».`,
  );
}

/** What was said of what somebody has deleted meanwhile is given back. */
function addComment(plan: Plan, said: CommentAddEvent, tell: (text: string) => void): void {
  if (plan.comments.add(said, said.text, said.author) !== undefined) return;
  tell(`Quelqu’un d’autre vient de supprimer ce que vous commentiez. Vous écriviez : « ${said.text} »`);
}

function addTo(plan: Plan, { kind, parent, title, before }: ItemAddEvent): ItemId | undefined {
  if (kind === 'axis') return plan.addAxis(title, before);
  if (kind === 'action') return plan.addAction(parent, title, before);
  return parent === null ? undefined : plan.addOrientation(parent, title, before);
}
