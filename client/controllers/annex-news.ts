/** Tells a person what they have just taken away on the page of the territory, and how to have it back. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Plan } from '../../shared/plan.ts';
import { countOf } from '../../shared/words.ts';
import type { ThemeDeleteEvent } from '../about-events.ts';
import type { RoleDeleteEvent, RowDeleteEvent } from '../annex-events.ts';
import { TakenAwayEvent } from '../events.ts';
import { takingBack } from './taking-back.ts';

/** Attaches itself to the host; listens while the host is connected. */
export class AnnexNews implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #editedPlan: () => Plan | undefined;

  /** @param editedPlan the plan, for those who may edit it */
  constructor(host: ReactiveControllerHost & HTMLElement, editedPlan: () => Plan | undefined) {
    this.#host = host;
    this.#editedPlan = editedPlan;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('row-delete', this.#onRow);
    this.#host.addEventListener('role-delete', this.#onRole);
    this.#host.addEventListener('theme-delete', this.#onTheme);
    this.#host.addEventListener('numbers-release', this.#onNumbers);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('row-delete', this.#onRow);
    this.#host.removeEventListener('role-delete', this.#onRole);
    this.#host.removeEventListener('theme-delete', this.#onTheme);
    this.#host.removeEventListener('numbers-release', this.#onNumbers);
  }

  readonly #onRow = ({ row, name }: RowDeleteEvent): void => {
    this.#tell(`Supprimé des annexes : « ${name} ».`, plan => plan.annexes.restore(row));
  };

  readonly #onRole = ({ row, role, name }: RoleDeleteEvent): void => {
    this.#tell(`Fonction supprimée : « ${name} ».`, plan => plan.annexes.restoreRole(row, role));
  };

  /** Where it was in use is said, for nothing shows it any more. */
  readonly #onTheme = ({ theme }: ThemeDeleteEvent): void => {
    const snapshot = this.#editedPlan()?.snapshot;
    const name = snapshot?.themes.find(({ id }) => id === theme)?.name;
    if (!snapshot || name === undefined) return;
    const uses = snapshot.actions.filter(({ themes }) => themes.includes(theme)).length;
    const count = countOf(uses, snapshot.territory.vocabulary.action);
    const told = uses === 0 ? '' : uses === 1 ? ` ${count} la portait.` : ` ${count} la portaient.`;
    this.#tell(`« ${name} » n’est plus une thématique.${told}`, plan => plan.themes.restore(theme));
  };

  readonly #onNumbers = (): void => {
    const snapshot = this.#editedPlan()?.snapshot;
    if (!snapshot) return;
    const items = [...snapshot.axes, ...snapshot.orientations, ...snapshot.actions];
    this.#tell('Tous les numéros suivent leur place.', plan => {
      for (const { id, fixedNumber } of items) if (fixedNumber !== undefined) plan.fixNumber(id, fixedNumber);
    });
  };

  /** Before the command runs, which is for those above. */
  #tell(text: string, contrary: (plan: Plan) => void): void {
    const plan = this.#editedPlan();
    if (plan)
      this.#host.dispatchEvent(
        new TakenAwayEvent(
          text,
          takingBack(plan, () => contrary(plan)),
        ),
      );
  }
}
