import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { explain } from '../access.ts';
import { LeaveGuard } from '../controllers/leave-guard.ts';
import { OpenSeances, seanceQuestion } from '../controllers/open-seances.ts';
import { PosterPrinting } from '../controllers/poster-printing.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { NoticeEvent } from '../events.ts';
import { type AccessLink, nameAmong, nameOfLink, type Seance } from '../invitation.ts';
import type {
  LinkCreateEvent,
  LinkRevokeEvent,
  SeanceEndEvent,
  SeanceOpenEvent,
} from '../invitation-events.ts';
import { Inviting } from '../inviting.ts';
import { go } from '../router.ts';
import { controls } from '../styles/controls.ts';
import { page } from '../styles/page.ts';
import { typeset } from '../styles/typeset.ts';
import { inviteStyles } from './invite-page.styles.ts';
import '../elements/access-links.ts';
import '../elements/confirm-dialog.ts';
import '../elements/copy-field.ts';
import '../elements/link-form.ts';
import '../elements/seance-card.ts';
import '../elements/seance-form.ts';
import '../elements/seance-poster.ts';
import './plan-lock.ts';

/** Milliseconds between two looks at how many have joined. */
const LOOK_EVERY = 5_000;

/** What went wrong, told in the part of the page it belongs to. */
interface Fault {
  readonly part: 'seances' | 'links';
  readonly text: string;
}

/** « Inviter »: how coordinators let people in, for a séance or for the years to come, and hold the pen back. */
@customElement('invite-page')
export class InvitePage extends LitElement {
  static override readonly styles = [controls, page, inviteStyles];

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);
  readonly #printing = new PosterPrinting(this);
  readonly #seances = new OpenSeances(this, {
    question: () => seanceQuestion(this.#session.value),
    lookEvery: LOOK_EVERY,
  });

  /** Undefined until the server has told them. */
  @state() private links: readonly AccessLink[] | undefined;
  @state() private fault: Fault | undefined;
  @state() private isBusy = false;
  /** The address of a link just made, on the screen for the only time. */
  @state() private newLink:
    | {
        readonly address: string;
        readonly name: string;
        readonly isNamed: boolean;
        readonly isCopied: boolean;
      }
    | undefined;
  /** Where one was going when a new link was about to be lost. */
  @state() private leavingTo: string | undefined;

  @query('.new h4') private readonly newHeading!: HTMLElement | null;

  #isAsked = false;

  constructor() {
    super();
    new LeaveGuard(this, {
      mustAsk: () => this.newLink !== undefined && !this.newLink.isCopied,
      ask: href => {
        this.leavingTo = href;
      },
    });
  }

  override willUpdate(): void {
    if (this.#isAsked || !this.#mayInvite) return;
    this.#isAsked = true;
    void this.#do('links', () => this.#readLinks());
  }

  override render(): TemplateResult {
    if (!this.#session.value) return html`<p class="wait" role="status">Ouverture du plan…</p>`;
    if (!this.#mayInvite)
      return html`<h2>Inviter</h2>
        <p class="lead">
          Seule une personne qui coordonne le plan peut y inviter. Demandez-lui un lien pour la personne à qui vous pensez&nbsp;:
          le vôtre vous est propre.
        </p>`;
    return html`<div class="screen">
        <h2>Inviter</h2>
        <p class="lead">Qui a un lien ou le code d’une séance peut entrer. Vous pouvez y mettre fin à tout moment.</p>
        ${this.#renderSeances()} ${this.#renderLinks()}
        <section aria-labelledby="lock">
          <h3 id="lock">Verrouillage du plan</h3>
          <plan-lock></plan-lock>
        </section>
        ${this.#renderLeaving()}
      </div>
      <seance-poster
        .seance=${this.#printing.value}
        territory=${this.#plan.value?.snapshot.territory.name ?? ''}
      ></seance-poster>`;
  }

  #renderSeances(): TemplateResult {
    const { all } = this.#seances;
    return html`<section
      aria-labelledby="seances"
      @seance-open=${this.#onOpen}
      @seance-end=${this.#onEnd}
      @poster-print=${({ seance }: { seance: Seance }) => void this.#printing.print(seance)}
    >
      <h3 id="seances" tabindex="-1">Séance</h3>
      <p class="about">
        Pour un atelier&nbsp;: chacun entre avec son téléphone, en visant le code QR ou en écrivant le code, sans compte ni e-mail. Après la fin, le
        code n’ouvre plus rien.
      </p>
      ${this.#renderFault('seances', this.#seances.fault)} ${all ? nothing : renderWait(this.#seances.fault !== '')}
      ${repeat(
        all ?? [],
        ({ id }) => id,
        seance => html`<seance-card .seance=${seance}></seance-card>`,
      )}
      <div class="box" role="group" aria-labelledby="new-seance">
        <p class="title" id="new-seance">
          ${(all ?? []).length === 0 ? 'Ouvrir une séance' : 'Ouvrir une autre séance'}
        </p>
        <seance-form .busy=${this.isBusy}></seance-form>
      </div>
    </section>`;
  }

  #renderLinks(): TemplateResult {
    return html`<section
      aria-labelledby="links"
      @link-create=${this.#onCreate}
      @link-revoke=${this.#onRevoke}
      @link-copied=${this.#onCopied}
    >
      <h3 id="links" tabindex="-1">Liens</h3>
      <p class="about">
        Pour ceux qui reviennent toute l’année. Donnez à chacun le sien&nbsp;: vous pourrez en révoquer un sans gêner les autres.
      </p>
      ${this.#renderFault('links')} ${this.#renderNewLink()}
      ${this.links ? html`<access-links .links=${this.links}></access-links>` : renderWait(this.fault?.part === 'links')}
      <div class="box" role="group" aria-labelledby="new-link">
        <p class="title" id="new-link">Nouveau lien</p>
        <link-form .busy=${this.isBusy}></link-form>
      </div>
    </section>`;
  }

  #renderNewLink(): TemplateResult | typeof nothing {
    if (!this.newLink) return nothing;
    const { address, name, isNamed } = this.newLink;
    const called = isNamed ? `lien « ${name} »` : name.toLowerCase();
    return html`<div class="new">
      <h4 tabindex="-1">${typeset(`Le ${called} est prêt`)}</h4>
      <p>Copiez-le maintenant&nbsp;: Tablée ne le garde pas et ne pourra plus le montrer.</p>
      <copy-field label=${name} .text=${address}></copy-field>
      <button class="btn" @click=${this.#onKept}>C’est fait, masquer ce lien</button>
    </div>`;
  }

  #renderLeaving(): TemplateResult | typeof nothing {
    const href = this.leavingTo;
    if (href === undefined) return nothing;
    return html`<confirm-dialog
      heading="Partir sans copier le lien ?"
      act="Partir quand même"
      keep="Rester ici"
      @dismiss=${(event: Event) => {
        event.stopPropagation();
        this.leavingTo = undefined;
      }}
      @confirm=${() => {
        this.newLink = undefined;
        this.leavingTo = undefined;
        go(href);
      }}
    >
      <p>Le lien que vous venez de créer ne sera plus affiché. Il faudra le révoquer et en créer un autre.</p>
    </confirm-dialog>`;
  }

  /** @param otherwise what else went wrong, when nothing that was just asked for did */
  #renderFault(part: Fault['part'], otherwise = ''): TemplateResult {
    const text = this.fault?.part === part ? this.fault.text : otherwise;
    return html`<p class="fault" role="alert">${text}</p>`;
  }

  get #mayInvite(): boolean {
    return this.#session.value?.role === 'coordinator';
  }

  get #inviting(): Inviting {
    return new Inviting(this.#session.value?.territory ?? '');
  }

  async #readLinks(): Promise<void> {
    this.links = await this.#inviting.links();
  }

  async #do(part: Fault['part'], act: () => Promise<void>): Promise<boolean> {
    this.isBusy = true;
    this.fault = undefined;
    try {
      await act();
      return true;
    } catch (error) {
      this.fault = { part, text: explain(error) };
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  readonly #onOpen = ({ name, role, endsAt }: SeanceOpenEvent): void => {
    void this.#do('seances', async () => {
      const seance = await this.#inviting.openSeance(name, role, endsAt);
      this.#seances.add(seance);
      this.#tell(`La séance est ouverte. Son code : ${seance.code.split('').join(' ')}.`);
    });
  };

  readonly #onEnd = async ({ seance }: SeanceEndEvent): Promise<void> => {
    const isDone = await this.#do('seances', async () => {
      await this.#inviting.endSeance(seance.id);
      this.#seances.remove(seance);
      this.#tell(`« ${seance.name} » est terminée : son code n’ouvre plus rien.`);
    });
    if (isDone) await this.#focusOn('seances');
  };

  readonly #onCreate = async ({ role, label, endsAt }: LinkCreateEvent): Promise<void> => {
    const isDone = await this.#do('links', async () => {
      const address = await this.#inviting.createLink(role, label, endsAt);
      this.newLink = { address, name: nameOfLink(role, label), isNamed: label !== '', isCopied: false };
      await this.#readLinks();
    });
    await this.updateComplete;
    if (isDone) this.newHeading?.focus();
  };

  readonly #onRevoke = async ({ link }: LinkRevokeEvent): Promise<void> => {
    const isDone = await this.#do('links', async () => {
      await this.#inviting.revokeLink(link.id);
      const name = nameAmong(link, this.links ?? []);
      this.links = this.links?.filter(({ id }) => id !== link.id);
      this.#tell(`« ${name} » est révoqué : ce lien n’ouvre plus rien.`);
    });
    if (isDone) await this.#focusOn('links');
  };

  readonly #onCopied = (): void => {
    if (this.newLink) this.newLink = { ...this.newLink, isCopied: true };
  };

  readonly #onKept = (): void => {
    this.newLink = undefined;
    void this.#focusOn('links');
  };

  /** What was focused is gone: whoever has only a keyboard goes on from the heading of what it was in. */
  async #focusOn(heading: 'links' | 'seances'): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${heading}`)?.focus({ preventScroll: true });
  }

  #tell(text: string): void {
    this.dispatchEvent(new NoticeEvent(text));
  }
}

function renderWait(hasFailed: boolean): TemplateResult | typeof nothing {
  return hasFailed ? nothing : html`<p role="status">Un instant…</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'invite-page': InvitePage;
  }
}
