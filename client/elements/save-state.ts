import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { describeStatus, type Status } from '../status.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import type { IconName } from './ui-icon.ts';
import './ui-icon.ts';

const icons: Readonly<Record<Status['is'], IconName>> = {
  connecting: 'more',
  saved: 'check',
  saving: 'more',
  offline: 'offline',
  'not-saved': 'alert',
  unsendable: 'alert',
  refused: 'alert',
};

/** Whether the work is saved, in words, with an icon and a colour that say the same. */
@customElement('save-state')
export class SaveState extends LitElement {
  static override readonly styles = [
    controls,
    css`
    :host {
      display: block;
      font-size: var(--t-s);
      font-weight: 600;
      min-width: 0;
    }
    .state {
      display: flex;
      gap: 6px;
      align-items: center;
      line-height: 1.25;
      color: var(--ink-soft);
    }
    .saved {
      color: var(--ok);
    }
    .offline {
      color: var(--warn);
    }
    .not-saved,
    .unsendable,
    .refused {
      color: var(--danger);
    }
  `,
  ];

  @property({ attribute: false }) status: Status = { is: 'connecting' };

  /** A screen reader is not told of each keystroke's way to the disk, only when that way is blocked or open again. */
  get #isWorthSaying(): boolean {
    if ('kept' in this.status && this.status.kept === 'on-its-way') return false;
    return this.status.is !== 'saving' && this.status.is !== 'connecting';
  }

  override render(): TemplateResult {
    const text = typeset(describeStatus(this.status));
    return html`<div class="state ${this.status.is}">
        <ui-icon name=${icons[this.status.is]}></ui-icon><span aria-hidden="true">${text}</span>
      </div>
      <div class="sr" role="status">${this.#isWorthSaying ? text : ''}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'save-state': SaveState;
  }
}
