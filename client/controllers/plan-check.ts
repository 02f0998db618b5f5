/** Has the plan checked when nobody waits for anything: never on a keystroke, never twice for one state of the plan. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PlanSnapshot } from '../../shared/model.ts';
import type { Finding } from '../../shared/views/check/finding.ts';
import { whenIdle } from '../idle.ts';

/** Milliseconds without a change before a plan is read again. */
export const CHECK_PAUSE = 1_500;

/** Milliseconds after which it goes on though the page is never idle. */
const PATIENCE = 3_000;

type Steps = Generator<undefined, readonly Finding[]>;

/** Attaches itself to the host, which is rendered again when there is something new to say. */
export class PlanCheck implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #plan: () => PlanSnapshot | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #findings: readonly Finding[] | undefined;
  /** The last state of the plan that was checked, or is about to be. */
  #seen: PlanSnapshot | undefined;

  constructor(host: ReactiveControllerHost, plan: () => PlanSnapshot | undefined) {
    this.#host = host;
    this.#plan = plan;
    host.addController(this);
  }

  /** Undefined until the plan has been checked once. */
  get findings(): readonly Finding[] | undefined {
    return this.#findings;
  }

  hostUpdated(): void {
    const plan = this.#plan();
    if (!plan || plan === this.#seen) return;
    const isFirst = this.#seen === undefined;
    this.#seen = plan;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check(plan), isFirst ? 0 : CHECK_PAUSE);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#seen = undefined;
  }

  async #check(plan: PlanSnapshot): Promise<void> {
    const check = await loadCheck();
    if (check) this.#goOn(plan, check.checkInSteps(plan));
  }

  /** As many rules as there is time for; the others when there is time again, or all of them at last, unless the plan has changed. */
  #goOn(plan: PlanSnapshot, steps: Steps): void {
    const goOn = (hasTime: () => boolean): void => {
      if (plan !== this.#seen) return;
      // No time at all: the page has been busy for as long as may be, and may stay so.
      const isLate = !hasTime();
      let step = steps.next();
      while (!step.done && (isLate || hasTime())) step = steps.next();
      if (!step.done) this.#goOn(plan, steps);
      else {
        this.#findings = step.value;
        this.#host.requestUpdate();
      }
    };
    whenIdle(goOn, { patience: PATIENCE });
  }
}

/** The rules are no part of the first load. Without them there is nothing to say, until the plan changes again. */
function loadCheck(): Promise<typeof import('../../shared/views/check/check.ts') | undefined> {
  return import('../../shared/views/check/check.ts').catch(() => undefined);
}
