/** Has the plan checked when nobody waits for anything: never on a keystroke, never twice for one state of the plan. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PlanSnapshot } from '../../shared/model.ts';
import type { Finding } from '../../shared/views/check/finding.ts';

/** Milliseconds without a change before a plan is read again. */
export const CHECK_PAUSE = 1_500;

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

  /** As many rules as there is time for; the others when there is time again, unless the plan has changed. */
  #goOn(plan: PlanSnapshot, steps: Steps): void {
    whenIdle(hasTime => {
      if (plan !== this.#seen) return;
      let step = steps.next();
      while (!step.done && hasTime()) step = steps.next();
      if (!step.done) return this.#goOn(plan, steps);
      this.#findings = step.value;
      this.#host.requestUpdate();
    });
  }
}

/** The rules are no part of the first load. Without them there is nothing to say, until the plan changes again. */
function loadCheck(): Promise<typeof import('../../shared/views/check/check.ts') | undefined> {
  return import('../../shared/views/check/check.ts').catch(() => undefined);
}

/** Safari has no idle time to give: there, a little after is what comes nearest. */
function whenIdle(run: (hasTime: () => boolean) => void): void {
  if ('requestIdleCallback' in window)
    requestIdleCallback(deadline => run(() => deadline.timeRemaining() > 0), { timeout: 3_000 });
  else setTimeout(() => run(() => false), 20);
}
