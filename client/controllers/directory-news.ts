/** Tells a person which actor they have just deleted or merged, and offers to take it back. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ActorId } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import type { ActorDeleteEvent, ActorsMergeEvent } from '../directory-events.ts';
import type { Session } from '../session.ts';
import type { News } from './plan-news.ts';
import { takingBack } from './taking-back.ts';

/** Attaches itself to the host; listens while the host is connected. */
export class DirectoryNews implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #session: () => Session | undefined;
  readonly #tell: (news: News) => void;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    session: () => Session | undefined,
    tell: (news: News) => void,
  ) {
    this.#host = host;
    this.#session = session;
    this.#tell = tell;
    host.addController(this);
  }

  hostConnected(): void {
    // Before the command runs, while the actor is still there.
    this.#host.addEventListener('actor-delete', this.#onDelete, { capture: true });
    this.#host.addEventListener('actors-merge', this.#onMerge, { capture: true });
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('actor-delete', this.#onDelete, { capture: true });
    this.#host.removeEventListener('actors-merge', this.#onMerge, { capture: true });
  }

  get #editedPlan(): Plan | undefined {
    const session = this.#session();
    return session?.mayEdit ? session.plan : undefined;
  }

  readonly #onDelete = ({ actor }: ActorDeleteEvent): void => {
    const plan = this.#editedPlan;
    const name = plan && labelOf(plan, actor);
    if (!plan || name === undefined) return;
    this.#say(plan, `« ${name} » n’est plus dans l’annuaire.`, () => plan.directory.restoreActor(actor));
  };

  readonly #onMerge = ({ kept, duplicate }: ActorsMergeEvent): void => {
    const plan = this.#editedPlan;
    const [name, gone] = plan ? [labelOf(plan, kept), labelOf(plan, duplicate)] : [];
    if (!plan || name === undefined || gone === undefined) return;
    this.#say(plan, `« ${gone} » et « ${name} » ne font plus qu’un : « ${name} ».`, () =>
      this.#tell({
        text: 'Autre chose a été modifié depuis : annulez d’abord vos dernières modifications.',
      }),
    );
  };

  /** @param otherwise what to do when something else was done since */
  #say(plan: Plan, text: string, otherwise: () => void): void {
    this.#tell({ text, action: 'Annuler', onAction: takingBack(plan, otherwise) });
  }
}

function labelOf({ snapshot }: Plan, id: ActorId): string | undefined {
  return snapshot.actors.find(actor => actor.id === id)?.label;
}
