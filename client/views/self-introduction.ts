import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Access, changePerson, explain, type Person } from '../access.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { type IdentityEvent, NoticeEvent } from '../events.ts';
import { tellTime } from '../invitation.ts';
import { rememberedIdentity } from '../presence.ts';
import '../elements/identity-dialog.ts';

/**
 * How one is known to the others: asked once by itself, then on demand. This browser remembers it, but for people of a
 * séance: the server has their name, and forgets it with the séance.
 */
@customElement('self-introduction')
export class SelfIntroduction extends LitElement {
  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan, { isPatient: true });

  @property({ attribute: false }) access: Access | undefined;

  /** Undefined until the person has asked for it, or answered. */
  @state() private isAsking: boolean | undefined;

  ask(): void {
    this.isAsking = true;
  }

  override render(): TemplateResult | typeof nothing {
    const isAsking = this.isAsking ?? (this.#person === undefined && rememberedIdentity() === undefined);
    if (!isAsking || !this.#session.value?.hasPlan) return nothing;
    const { name = '', institution = '' } = this.#person ?? rememberedIdentity() ?? {};
    const seance = this.access?.seance;
    return html`<identity-dialog
      .actors=${this.#plan.value?.snapshot.actors ?? []}
      .name=${name}
      .institution=${institution}
      .end=${seance ? tellTime(seance.endsAt) : ''}
      @identity=${this.#onIdentity}
    ></identity-dialog>`;
  }

  get #person(): Person | undefined {
    return this.#session.value?.person ?? this.access?.person ?? undefined;
  }

  readonly #onIdentity = ({ name, institution }: IdentityEvent): void => {
    this.isAsking = false;
    if (this.#person) void this.#rename({ name, institution }, this.#person);
    else this.#session.value?.presence.identify({ name, institution });
  };

  async #rename(person: Person, before: Person): Promise<void> {
    const session = this.#session.value;
    if (!session || (person.name === before.name && person.institution === before.institution)) return;
    try {
      const renamed = await changePerson(session.territory, person);
      session.presence.identify(renamed, { isRemembered: false });
    } catch (error) {
      this.dispatchEvent(new NoticeEvent(explain(error)));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'self-introduction': SelfIntroduction;
  }
}
