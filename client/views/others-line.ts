import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { PlanSnapshot } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import { type Change, changesBetween, describeChanges, mergeChanges } from '../../shared/views/changes.ts';
import { SessionController } from '../controllers/session-controller.ts';

/** Milliseconds of changes that are told in one sentence: a screen reader must be left time for its own work. */
const PERIOD = 6_000;

/** Tells those who listen to the page, from time to time and in one sentence, what others have changed. */
@customElement('others-line')
export class OthersLine extends LitElement {
  static override readonly styles = css`
    :host {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  `;

  readonly #plan = new SessionController(this, session => session.plan, { isPatient: true });

  @state() private told = '';

  #watched: Plan | undefined;
  #stop: (() => void) | undefined;
  #known: PlanSnapshot | undefined;
  /** The plan before what others did that is not compared yet: once in a while, and not at each of their keystrokes. */
  #before: PlanSnapshot | undefined;
  #changes: readonly Change[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch(undefined);
  }

  override updated(): void {
    if (this.#plan.value !== this.#watched) this.#watch(this.#plan.value);
  }

  override render(): TemplateResult {
    return html`<p role="status">${this.told}</p>`;
  }

  #watch(plan: Plan | undefined): void {
    this.#stop?.();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#changes = [];
    this.#watched = plan;
    this.#known = plan?.snapshot;
    this.#before = undefined;
    this.#stop = plan?.subscribe(isMine => this.#onChange(plan, isMine));
  }

  #onChange(plan: Plan, isMine: boolean): void {
    const before = this.#known;
    this.#known = plan.snapshot;
    if (isMine) {
      // What I do now must not be told as theirs.
      this.#compare(before);
      return;
    }
    // The plan that comes in at the start is no news.
    if (!before || before.territory.name === '') return;
    this.#before ??= before;
    this.#timer ??= setTimeout(() => this.#tell(), PERIOD);
  }

  #compare(after: PlanSnapshot | undefined): void {
    if (this.#before && after)
      this.#changes = mergeChanges(this.#changes, changesBetween(this.#before, after));
    this.#before = undefined;
  }

  #tell(): void {
    this.#timer = undefined;
    this.#compare(this.#known);
    const text = describeChanges(this.#changes);
    this.#changes = [];
    // The same words again would not be read again.
    this.told = text === this.told ? `${text} ` : text;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'others-line': OthersLine;
  }
}
