import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Author } from '../../shared/comment.ts';
import type { ItemId } from '../../shared/model.ts';
import { type Thread, threadsOf } from '../../shared/views/comments.ts';
import { countOf } from '../../shared/words.ts';
import { CommentAddEvent, type DraftEvent } from '../comment-events.ts';
import { FocusKeeper } from '../controllers/focus-keeper.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { keepDraft, readDraft } from '../drafts.ts';
import type { CommentField, SayEvent } from '../elements/comment-field.ts';
import '../elements/comment-field.ts';
import { controls } from '../styles/controls.ts';
import { type Readers, readersOf, renderThreads, threadList } from './thread-list.ts';

/** The comments of an action, or of one section of its fiche, and a field to add one. */
@customElement('item-comments')
export class ItemComments extends LitElement {
  static override readonly styles = [
    controls,
    threadList,
    css`
      :host {
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

  @query('comment-field') private readonly field!: CommentField | null;

  constructor() {
    super();
    new FocusKeeper(this, ['comment-delete', 'comment-resolve'], () => this.field);
    this.addEventListener('draft', this.#onDraft);
  }

  /** Brings the focus to the field, for who may write. */
  override focus(): void {
    this.field?.focus();
  }

  /** The field is there by then. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await this.field?.updateComplete;
    return isComplete;
  }

  override render(): TemplateResult | typeof nothing {
    const session = this.#session.value;
    const plan = this.#plan.value?.snapshot;
    if (!session || !plan || this.item === undefined) return nothing;
    const threads = threadsOf(plan, this.item).filter(
      ({ section }) => this.section === null || section === this.section,
    );
    const [open, resolved] = [threads.filter(isOpen), threads.filter(thread => !isOpen(thread))];
    const readers = readersOf(session, plan, this.#presence.value?.peers ?? []);
    return html`${
      threads.length === 0 ? html`<p class="empty">Aucun commentaire pour l’instant.</p>` : nothing
    }
      ${open.length > 0 ? renderThreads(open, readers, this.section) : nothing}
      ${session.mayEdit ? this.#renderField(readers) : nothing}
      ${
        resolved.length > 0
          ? html`<details>
              <summary>${countOf(resolved.length, 'commentaire résolu')}</summary>
              ${renderThreads(resolved, readers, this.section)}
            </details>`
          : nothing
      }`;
  }

  #renderField({ me, names }: Readers): TemplateResult {
    const draft = `comment/${this.item}/${this.section ?? ''}`;
    return html`<comment-field
      .text=${readDraft(draft)}
      .draft=${draft}
      .names=${names}
      .unsigned=${me.name === ''}
      @say=${({ text }: SayEvent) => this.#say(text, me)}
    ></comment-field>`;
  }

  #say(text: string, author: Author): void {
    if (this.item === undefined) return;
    const subject = { item: this.item, section: this.section, thread: null };
    this.dispatchEvent(new CommentAddEvent(subject, text, author));
  }

  readonly #onDraft = ({ key, text }: DraftEvent): void => {
    keepDraft(key, text);
    this.requestUpdate();
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
