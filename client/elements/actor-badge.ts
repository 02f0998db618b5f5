import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Actor, ActorId } from '../../shared/model.ts';
import { actorHue } from '../styles/controls.ts';

/** An actor in a few letters: round for a commune, square for an institution, hollow where it only pilots. */
@customElement('actor-badge')
export class ActorBadge extends LitElement {
  static override readonly styles = css`
    :host {
      display: inline-flex;
      vertical-align: middle;
    }
    span {
      box-sizing: border-box;
      min-width: 1.375rem;
      height: 1.375rem;
      padding: 0 6px;
      border-radius: 4px;
      background: var(--hue);
      color: #fff;
      font-size: 0.75rem;
      font-weight: 800;
      line-height: 1.375rem;
      text-align: center;
      white-space: nowrap;
      forced-color-adjust: none;
      print-color-adjust: exact;
    }
    .commune {
      border-radius: 0.6875rem;
    }
    .hollow {
      background: var(--surface);
      color: var(--hue);
      box-shadow: inset 0 0 0 2px var(--hue);
    }
  `;

  @property({ attribute: false }) actor: Actor | undefined;
  @property({ type: Boolean }) hollow = false;
  /** What is said before its name, for those who do not see where it stands: « Pilotes : ». */
  @property() said = '';

  override render(): TemplateResult | typeof nothing {
    if (!this.actor) return nothing;
    const classes = [this.actor.kind === 'commune' ? 'commune' : '', this.hollow ? 'hollow' : ''].join(' ');
    return html`<span
      class=${classes}
      .style="--hue: ${actorHue(this.actor)}"
      role="img"
      aria-label=${`${this.said}${this.actor.label}`}
      title=${this.actor.name}
      >${this.actor.short}</span
    >`;
  }
}

/**
 * A badge for each of these actors, in their order; an actor that is gone has none.
 *
 * @param said before the first of them, for screen readers: words of their own, hidden one by one, would be as many
 * layers that slow each frame of a board down
 */
export function renderBadges(
  ids: readonly ActorId[],
  actors: readonly Actor[],
  hollow: boolean,
  said = '',
): readonly TemplateResult[] {
  return ids
    .flatMap(id => actors.find(other => other.id === id) ?? [])
    .map(
      (actor, index) =>
        html`<actor-badge .actor=${actor} .hollow=${hollow} .said=${index === 0 ? said : ''}></actor-badge>`,
    );
}

declare global {
  interface HTMLElementTagNameMap {
    'actor-badge': ActorBadge;
  }
}
