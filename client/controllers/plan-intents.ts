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

interface Command {
  readonly type: string;
  readonly carryOut: (event: Event, plan: Plan) => void;
}

interface IntentClass<Intent extends Event> {
  readonly type: string;
  new (...fields: never[]): Intent;
}

/** Every intent that changes the plan, and how. */
const commands: readonly Command[] = [
  command(MarkToggleEvent, (plan, { action, year, actor }) => plan.toggleMark(action, year, actor)),
  command(MarksSetEvent, (plan, { cells }) => plan.setMarks(cells)),
  command(ItemRenameEvent, (plan, { item, title }) => plan.rename(item, title)),
  command(ItemAddEvent, add),
  command(ItemDeleteEvent, (plan, { item }) => plan.delete(item)),
  command(ItemMoveEvent, (plan, { item, parent, before }) => plan.move(item, parent, before)),
  command(ActorToggleEvent, (plan, { action, role, actor, on }) => plan.setActor(action, role, actor, on)),
  command(ActorCreateEvent, (plan, { action, role, name, kind }) =>
    plan.setActor(action, role, plan.addActor(name, kind), true),
  ),
  command(NumberReleaseEvent, (plan, { item }) => plan.releaseNumber(item)),
  command(PeriodSetEvent, (plan, { from, to }) => plan.setPeriod(from, to)),
];

const commandsByType = new Map(commands.map(({ type, carryOut }) => [type, carryOut]));

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
    for (const type of commandsByType.keys()) this.#host.addEventListener(type, this.#onIntent);
  }

  hostDisconnected(): void {
    for (const type of commandsByType.keys()) this.#host.removeEventListener(type, this.#onIntent);
  }

  readonly #onIntent = (event: Event): void => {
    const session = this.#session();
    if (!session) return;
    if (session.mayEdit) commandsByType.get(event.type)?.(event, session.plan);
    else this.#onRefused();
  };
}

function command<Intent extends Event>(
  intent: IntentClass<Intent>,
  run: (plan: Plan, event: Intent) => unknown,
): Command {
  const carryOut = (event: Event, plan: Plan): void => {
    if (event instanceof intent) run(plan, event);
  };
  return { type: intent.type, carryOut };
}

function add(plan: Plan, { kind, parent, title }: ItemAddEvent): void {
  if (kind === 'axis') plan.addAxis(title);
  else if (kind === 'action') plan.addAction(parent, title);
  else if (parent !== null) plan.addOrientation(parent, title);
}
