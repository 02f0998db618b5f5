/** Carries out on the plan what the elements inside a host ask for: one intent, one command. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Plan } from '../../shared/plan.ts';
import {
  ActorCreateEvent,
  ActorToggleEvent,
  ItemAddEvent,
  ItemDeleteEvent,
  ItemMoveEvent,
  ItemRenameEvent,
  MarksSetEvent,
  MarkToggleEvent,
  NumberReleaseEvent,
  PeriodSetEvent,
} from '../events.ts';
import type { Session } from '../session.ts';

const intents = [
  'mark-toggle',
  'marks-set',
  'item-rename',
  'item-add',
  'item-delete',
  'item-move',
  'actor-toggle',
  'actor-create',
  'number-release',
  'period-set',
] as const;

/** Attaches itself to the host; listens while the host is connected. */
export class PlanIntents implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #session: () => Session | undefined;
  readonly #onRefused: () => void;

  /** @param onRefused called when a person who may only read has tried to change something */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    session: () => Session | undefined,
    onRefused: () => void,
  ) {
    this.#host = host;
    this.#session = session;
    this.#onRefused = onRefused;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of intents) this.#host.addEventListener(type, this.#onIntent);
  }

  hostDisconnected(): void {
    for (const type of intents) this.#host.removeEventListener(type, this.#onIntent);
  }

  readonly #onIntent = (event: Event): void => {
    const session = this.#session();
    if (!session) return;
    if (session.mayEdit) carryOut(event, session.plan);
    else this.#onRefused();
  };
}

function carryOut(event: Event, plan: Plan): void {
  if (event instanceof MarkToggleEvent) plan.toggleMark(event.action, event.year, event.actor);
  else if (event instanceof MarksSetEvent) plan.setMarks(event.cells);
  else if (event instanceof ItemRenameEvent) plan.rename(event.item, event.title);
  else if (event instanceof ItemAddEvent) add(event, plan);
  else if (event instanceof ItemDeleteEvent) plan.delete(event.item);
  else if (event instanceof ItemMoveEvent) plan.move(event.item, event.parent, event.before);
  else if (event instanceof ActorToggleEvent) plan.setActor(event.action, event.role, event.actor, event.on);
  else if (event instanceof ActorCreateEvent)
    plan.setActor(event.action, event.role, plan.addActor(event.name, event.kind), true);
  else if (event instanceof NumberReleaseEvent) plan.releaseNumber(event.item);
  else if (event instanceof PeriodSetEvent) plan.setPeriod(event.from, event.to);
}

function add({ kind, parent, title }: ItemAddEvent, plan: Plan): void {
  if (kind === 'axis') plan.addAxis(title);
  else if (kind === 'action') plan.addAction(parent, title);
  else if (parent !== null) plan.addOrientation(parent, title);
}
