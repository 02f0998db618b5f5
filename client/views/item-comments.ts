import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Author } from '../../shared/comment.ts';
import type { ItemId, PlanSnapshot } from '../../shared/model.ts';
import { type Thread, threadsOf } from '../../shared/views/comments.ts';
import { namesToMention } from '../../shared/views/mentions.ts';
import { countOf } from '../../shared/words.ts';
import { CommentAddEvent, type DraftEvent } from '../comment-events.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { keepDraft, readDraft } from '../drafts.ts';
import type { SayEvent } from '../elements/comment-field.ts';
import '../elements/comment-field.ts';
import '../elements/comment-thread.ts';
import type { Session } from '../session.ts';
import { controls } from '../styles/controls.ts';

const nobody: Author = { name: '', institution: '' };

/** The comments of an action, or of one section of its fiche, and a field to add one. */
@customElement('item-comments')
export class ItemComments extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--s3);
      }
      .threads {
        display: grid;
        gap: var(--s3);
      }
      .empty {
        margin: 0;
        color: var(--ink-soft);
      }
      summary {
        cursor: pointer;
        padding: var(--s2) 0;
        font-weight: 600;
        color: var(--ink-soft);
      }
    `,
  ];

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);
  readonly #presence = new SessionController(this, session => session.presence);

  @property({ attribute: false }) item: ItemId | undefined;
  /** Only what is about this section; null for all that is about the item, its sections included. */
  @property() section: string | null = null;

  get #me(): Author {
    return this.#presence.value?.peers.find(({ isMe }) => isMe) ?? nobody;
  }

  override render(): TemplateResult | typeof nothing {
    const session = this.#session.value;
    const plan = this.#plan.value?.snapshot;
    if (!session || !plan || this.item === undefined) return nothing;
    const threads = threadsOf(plan, this.item).filter(
      ({ section }) => this.section === null || section === this.section,
    );
    const [open, resolved] = [threads.filter(isOpen), threads.filter(thread => !isOpen(thread))];
    const names = namesToMention(plan, this.#presence.value?.peers ?? []);
    return html`${
      threads.length === 0 ? html`<p class="empty">Aucun commentaire pour l’instant.</p>` : nothing
    }
      ${open.length > 0 ? this.#renderThreads(open, plan, names, session) : nothing}
      ${session.mayEdit ? this.#renderField(names) : nothing}
      ${
        resolved.length > 0
          ? html`<details>
              <summary>${countOf(resolved.length, 'commentaire résolu')}</summary>
              ${this.#renderThreads(resolved, plan, names, session)}
            </details>`
          : nothing
      }`;
  }

  #renderThreads(
    threads: readonly Thread[],
    { actors, territory }: PlanSnapshot,
    names: readonly string[],
    { mayEdit, role }: Session,
  ): TemplateResult {
    const now = Date.now();
    const nameOf = (id: string | null): string =>
      id === this.section ? '' : (territory.sections.find(section => section.id === id)?.name ?? '');
    return html`<div class="threads" @draft=${this.#onDraft}>
      ${repeat(
        threads,
        thread => thread.id,
        thread =>
          html`<comment-thread
            .thread=${thread}
            .about=${nameOf(thread.section)}
            .me=${this.#me}
            .names=${names}
            .actors=${actors}
            .draft=${readDraft(`answer/${thread.id}`)}
            .now=${now}
            .readOnly=${!mayEdit}
            .moderates=${role === 'coordinator'}
          ></comment-thread>`,
      )}
    </div>`;
  }

  #renderField(names: readonly string[]): TemplateResult {
    const draft = `comment/${this.item}/${this.section ?? ''}`;
    return html`<comment-field
      .text=${readDraft(draft)}
      .draft=${draft}
      .names=${names}
      .unsigned=${this.#me.name === ''}
      @draft=${this.#onDraft}
      @say=${this.#onSay}
    ></comment-field>`;
  }

  readonly #onDraft = ({ key, text }: DraftEvent): void => {
    keepDraft(key, text);
    this.requestUpdate();
  };

  readonly #onSay = ({ text }: SayEvent): void => {
    if (this.item === undefined) return;
    const subject = { item: this.item, section: this.section, thread: null };
    this.dispatchEvent(new CommentAddEvent(subject, text, this.#me));
  };
}

function isOpen({ resolved }: Thread): boolean {
  return !resolved;
}

declare global {
  interface HTMLElementTagNameMap {
    'item-comments': ItemComments;
  }
}
