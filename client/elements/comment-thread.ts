import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Author, CommentId } from '../../shared/comment.ts';
import type { Actor, Comment } from '../../shared/model.ts';
import type { Thread } from '../../shared/views/comments.ts';
import { isAbout, mentionOf, saidPieces } from '../../shared/views/mentions.ts';
import { tellMoment } from '../../shared/views/moments.ts';
import {
  CommentAddEvent,
  CommentDeleteEvent,
  CommentEditEvent,
  CommentResolveEvent,
} from '../comment-events.ts';
import { NoticeEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import type { CommentField, SayEvent } from './comment-field.ts';
import './comment-field.ts';
import { threadStyles } from './comment-thread.styles.ts';

/** A comment and its answers, and what one may do about them: answer, resolve, and correct or delete one's own. */
@customElement('comment-thread')
export class CommentThread extends LitElement {
  static override readonly styles = [controls, threadStyles];

  @property({ attribute: false }) thread: Thread | undefined;
  /** Who reads. */
  @property({ attribute: false }) me: Author = { name: '', institution: '' };
  /** Those whom comments may name. */
  @property({ attribute: false }) names: readonly string[] = [];
  @property({ attribute: false }) actors: readonly Actor[] = [];
  /** What it is about, where that does not go without saying: a section of the fiche. */
  @property() about = '';
  /** An answer that was being written. */
  @property() draft = '';
  /** Milliseconds since 1970. */
  @property({ type: Number }) now = 0;
  @property({ type: Boolean }) readOnly = false;
  /** May delete what others have written. */
  @property({ type: Boolean }) moderates = false;

  @state() private isAnswering = false;
  @state() private edited: CommentId | undefined;

  @query('comment-field') private readonly field!: CommentField | null;
  @query('.answer') private readonly answerButton!: HTMLButtonElement | null;

  override render(): TemplateResult | typeof nothing {
    const { thread } = this;
    const [head] = thread?.comments ?? [];
    if (!thread || !head) return nothing;
    return html`<article class=${thread.resolved ? 'resolved' : ''} aria-label="Commentaire de ${signature(head)}">
      ${this.about === '' ? nothing : html`<p class="about">${this.about}</p>`}
      ${head.id === thread.id ? nothing : html`<p class="gone">Le commentaire d’origine n’existe plus.</p>`}
      <ol>
        ${repeat(
          thread.comments,
          comment => comment.id,
          comment =>
            html`<li class=${comment.id === thread.id ? '' : 'reply'}>${this.#renderComment(comment)}</li>`,
        )}
      </ol>
      ${
        thread.resolved
          ? html`<p class="closed">
              Résolu par ${mentionOf(thread.resolved.by) || 'quelqu’un'}, ${tellMoment(thread.resolved.at, this.now)}
            </p>`
          : nothing
      }
      ${this.readOnly ? nothing : this.#renderFoot(thread)}
    </article>`;
  }

  #renderComment(comment: Comment): TemplateResult {
    if (comment.isDeleted) return html`<p class="gone">Commentaire supprimé.</p>`;
    const isMine = isSame(comment.author, this.me);
    return html`<p class="who">
        <strong>${signature(comment)}</strong>
        <span class="when">${comment.at === 0 ? nothing : tellMoment(comment.at, this.now)}</span>
        ${
          !isMine && isAbout(comment.text, this.me, this.names, this.actors)
            ? html`<span class="mine">me concerne</span>`
            : nothing
        }
      </p>
      ${this.edited === comment.id ? this.#renderEdit(comment) : this.#renderText(comment, isMine)}`;
  }

  #renderText({ id, text }: Comment, isMine: boolean): TemplateResult {
    const words = saidPieces(text, this.names).map(({ text: piece, mention }) =>
      mention === null ? typeset(piece) : html`<span class="mention">${piece}</span>`,
    );
    const mayDelete = !this.readOnly && (isMine || this.moderates);
    return html`<p class="text">${words}</p>
      ${
        mayDelete
          ? html`<p class="own">
              ${isMine ? html`<button @click=${() => this.#edit(id)}>Modifier</button>` : nothing}
              <button @click=${() => this.#delete(id)}>Supprimer</button>
            </p>`
          : nothing
      }`;
  }

  #renderEdit({ id, text }: Comment): TemplateResult {
    return html`<comment-field
      label="Modifier mon commentaire"
      action="Enregistrer"
      mayGiveUp
      .text=${text}
      .names=${this.names}
      @say=${(event: SayEvent) => this.#onEdited(id, event)}
      @give-up=${() => this.#stop()}
    ></comment-field>`;
  }

  #renderFoot({ id, resolved }: Thread): TemplateResult {
    const isWriting = this.isAnswering || (this.draft !== '' && this.edited === undefined);
    if (isWriting)
      return html`<comment-field
        label="Votre réponse"
        action="Répondre"
        mayGiveUp
        .text=${this.draft}
        .draft=${`answer/${id}`}
        .names=${this.names}
        .unsigned=${this.me.name === ''}
        @say=${this.#onAnswer}
        @give-up=${() => this.#stop()}
      ></comment-field>`;
    return html`<p class="foot">
      <button class="btn answer" @click=${this.#answer}>Répondre</button>
      ${
        resolved
          ? html`<button class="btn quiet" @click=${() => this.dispatchEvent(new CommentResolveEvent(id, null))}>
              Rouvrir
            </button>`
          : html`<button class="btn quiet" @click=${() => this.dispatchEvent(new CommentResolveEvent(id, this.me))}>
              Marquer comme résolu
            </button>`
      }
    </p>`;
  }

  async #edit(id: CommentId): Promise<void> {
    this.edited = id;
    await this.updateComplete;
    this.field?.focus();
  }

  #delete(id: CommentId): void {
    this.dispatchEvent(new CommentDeleteEvent(id));
    this.dispatchEvent(new NoticeEvent('Commentaire supprimé. Annuler (Ctrl+Z) le fait revenir.'));
  }

  async #stop(): Promise<void> {
    this.isAnswering = false;
    this.edited = undefined;
    await this.updateComplete;
    this.answerButton?.focus();
  }

  readonly #answer = async (): Promise<void> => {
    this.isAnswering = true;
    await this.updateComplete;
    this.field?.focus();
  };

  readonly #onAnswer = ({ text }: SayEvent): void => {
    const { thread } = this;
    if (!thread) return;
    const subject = { item: thread.item, section: thread.section, thread: thread.id };
    this.dispatchEvent(new CommentAddEvent(subject, text, this.me));
    void this.#stop();
  };

  #onEdited(id: CommentId, { text }: SayEvent): void {
    this.dispatchEvent(new CommentEditEvent(id, text));
    void this.#stop();
  }
}

function signature({ author }: Comment): string {
  return mentionOf(author) || 'Quelqu’un';
}

/** Somebody without a name is nobody in particular: what they wrote is not this person's to change. */
function isSame(a: Author, b: Author): boolean {
  return a.name !== '' && a.name === b.name && a.institution === b.institution;
}

declare global {
  interface HTMLElementTagNameMap {
    'comment-thread': CommentThread;
  }
}
