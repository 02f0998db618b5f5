import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { nameOf, outlineOf } from '../../shared/views/outline.ts';
import type { Access } from '../access.ts';
import { PlanIntents } from '../controllers/plan-intents.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { UndoKeys } from '../controllers/undo-keys.ts';
import type { ToastLine } from '../elements/toast-line.ts';
import type { IdentityEvent, ItemDeleteEvent, NoticeEvent, WhereaboutsEvent } from '../events.ts';
import { rememberedIdentity } from '../presence.ts';
import { type Screen, screenTitles } from '../router.ts';
import '../elements/identity-dialog.ts';
import '../elements/toast-line.ts';
import './deployment-view.ts';
import type { Question } from './plan-dialogs.ts';
import './plan-dialogs.ts';
import './plan-view.ts';
import './territory-bar.ts';

/** The territory once inside: the bar, the screen, the dialogs; what people ask for on any of them is done here. */
@customElement('territory-workspace')
export class TerritoryWorkspace extends LitElement {
  static override readonly styles = css`
    :host {
      display: flex;
      flex-direction: column;
      min-height: 100dvh;
    }
    main {
      flex: 1;
      display: grid;
      min-height: 0;
    }
  `;

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);

  @property() screen: Screen = 'plan';
  @property({ attribute: false }) access: Access | undefined;

  @state() private question: Question | undefined;
  @state() private isIntroducing = rememberedIdentity() === undefined;

  @query('toast-line') private readonly toasts!: ToastLine;

  constructor() {
    super();
    const session = () => this.#session.value;
    new PlanIntents(this, session, () =>
      this.#say('Vous êtes en lecture seule. Pour modifier, demandez un autre lien à votre coordinateur.'),
    );
    new UndoKeys(
      this,
      () => this.#onUndo(),
      () => this.#onRedo(),
    );
    // Before the command runs, while the item still has its name.
    this.addEventListener('item-delete', this.#onDelete, { capture: true });
    this.addEventListener('whereabouts', this.#onWhereabouts);
    this.addEventListener('actors-ask', ({ action, role }) => this.#ask({ is: 'actors', action, role }));
    this.addEventListener('move-ask', ({ item }) => this.#ask({ is: 'move', item }));
    this.addEventListener('dismiss', () => this.#ask(undefined));
    this.addEventListener('notice', this.#onNotice);
    this.addEventListener('identity', this.#onIdentity);
    this.addEventListener('identity-ask', () => {
      this.isIntroducing = true;
    });
    this.addEventListener(
      'start-over',
      () => void this.#session.value?.startOver().then(() => location.reload()),
    );
    this.addEventListener('undo', () => this.#onUndo());
    this.addEventListener('redo', () => this.#onRedo());
  }

  override updated(_changed: PropertyValues): void {
    const name = this.#plan.value?.snapshot.territory.name || this.access?.name;
    document.title = [screenTitles[this.screen], name, 'Tablée'].filter(Boolean).join(' – ');
  }

  override render(): TemplateResult {
    return html`<territory-bar .screen=${this.screen} .name=${this.access?.name ?? ''}></territory-bar>
      <main>${this.screen === 'plan' ? html`<plan-view></plan-view>` : html`<deployment-view></deployment-view>`}</main>
      <plan-dialogs .question=${this.question}></plan-dialogs>
      ${
        this.isIntroducing && this.#session.value?.hasPlan
          ? html`<identity-dialog
              .actors=${this.#plan.value?.snapshot.actors ?? []}
              .name=${rememberedIdentity()?.name ?? ''}
              .institution=${rememberedIdentity()?.institution ?? ''}
            ></identity-dialog>`
          : nothing
      }
      <toast-line></toast-line>`;
  }

  #ask(question: Question | undefined): void {
    this.question = question;
  }

  #say(text: string): void {
    this.toasts.show({ text });
  }

  #onUndo(): void {
    if (!this.#plan.value?.undo())
      this.#say(
        'Rien à annuler : seules vos modifications peuvent l’être, tant que personne ne les a changées.',
      );
  }

  #onRedo(): void {
    if (!this.#plan.value?.redo()) this.#say('Rien à rétablir.');
  }

  readonly #onDelete = ({ item }: ItemDeleteEvent): void => {
    const plan = this.#plan.value;
    if (!plan || !this.#session.value?.mayEdit) return;
    const name = nameOf(outlineOf(plan.snapshot), item) ?? 'Élément';
    this.toasts.show({
      text: `« ${shorten(name)} » : supprimé du plan.`,
      action: 'Annuler',
      onAction: () => plan.restore(item),
    });
  };

  readonly #onWhereabouts = ({ item, year }: WhereaboutsEvent): void => {
    this.#session.value?.presence.moveTo(item, year);
  };

  readonly #onNotice = ({ text }: NoticeEvent): void => this.#say(text);

  readonly #onIdentity = ({ name, institution }: IdentityEvent): void => {
    this.#session.value?.presence.identify({ name, institution });
    this.isIntroducing = false;
  };
}

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59).trimEnd()}…` : name;
}

declare global {
  interface HTMLElementTagNameMap {
    'territory-workspace': TerritoryWorkspace;
  }
}
