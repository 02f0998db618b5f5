import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sameName } from '../../shared/actor-names.ts';
import {
  TerritoryDeleteEvent,
  type TerritoryQuestion,
  TerritoryRenameEvent,
} from '../administration-events.ts';
import { DismissEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import { type TerritoryRecord, tellSize } from '../territory-record.ts';
import { answersOf } from './answers.ts';
import { ConfirmEvent } from './confirm-dialog.ts';
import './confirm-dialog.ts';
import './modal-dialog.ts';

/**
 * What is asked before a territory is renamed, archived, lightened, deleted or given a new link. Tells `confirm` for what needs no
 * answer but yes.
 */
@customElement('territory-dialogs')
export class TerritoryDialogs extends LitElement {
  static override readonly styles = [
    controls,
    css`
      label {
        display: block;
        margin: var(--s3) 0 var(--s1);
        font-weight: 700;
      }
      .field {
        min-height: 44px;
      }
      p {
        margin: 0 0 var(--s2);
        overflow-wrap: anywhere;
      }
      .fault {
        color: var(--danger);
      }
    `,
  ];

  @property({ attribute: false }) territory: TerritoryRecord | undefined;
  @property() about: TerritoryQuestion = 'rename';

  @state() private typed = '';
  @state() private fault = '';

  override render(): TemplateResult | typeof nothing {
    const { territory } = this;
    if (!territory) return nothing;
    switch (this.about) {
      case 'rename':
        return this.#renderRename(territory);
      case 'archive':
        return territory.archivedAt === null ? this.#renderArchive(territory) : this.#renderRevive(territory);
      case 'renew':
        return this.#renderRenew(territory);
      case 'lighten':
        return this.#renderLighten(territory);
      case 'delete':
        return this.#renderDelete(territory);
    }
  }

  #renderRename(territory: TerritoryRecord): TemplateResult {
    return html`<modal-dialog heading="Renommer le territoire">
      <form id="rename" @submit=${(event: SubmitEvent) => this.#onRename(event, territory)}>
        <label for="name">Nom dans cette liste</label>
        <input class="field" id="name" name="name" autocomplete="off" .value=${territory.name} autofocus />
        <p class="fault" role="alert">${this.fault}</p>
      </form>
      <button class="btn" slot="actions" @click=${() => this.dispatchEvent(new DismissEvent())}>Annuler</button>
      <button class="btn main" slot="actions" form="rename">Renommer</button>
    </modal-dialog>`;
  }

  #renderArchive({ name }: TerritoryRecord): TemplateResult {
    return html`<confirm-dialog heading=${typeset(`Archiver « ${name} » ?`)} act="Archiver" @confirm=${this.#onYes}>
      <p>Plus personne ne pourra y écrire&nbsp;; les liens permettront encore de le lire. Vous pourrez le désarchiver.</p>
    </confirm-dialog>`;
  }

  #renderRevive({ name }: TerritoryRecord): TemplateResult {
    return html`<confirm-dialog
      heading=${typeset(`Désarchiver « ${name} » ?`)}
      act="Désarchiver"
      @confirm=${this.#onYes}
    >
      <p>Ceux qui ont un lien pour modifier ou coordonner pourront de nouveau y écrire.</p>
    </confirm-dialog>`;
  }

  #renderRenew({ name }: TerritoryRecord): TemplateResult {
    return html`<confirm-dialog
      heading=${typeset(`Nouveau lien de coordination pour « ${name} » ?`)}
      act="Créer le nouveau lien"
      @confirm=${this.#onYes}
    >
      <p>
        Les liens de coordination d’avant n’ouvriront plus rien, et ceux qui s’en servent sortent tout de suite. Les liens pour
        modifier et pour lire ne changent pas.
      </p>
    </confirm-dialog>`;
  }

  #renderLighten({ name, size, content, people }: TerritoryRecord): TemplateResult {
    return html`<confirm-dialog
      heading=${typeset(`Alléger « ${name} » ?`)}
      act="Alléger"
      @confirm=${this.#onYes}
    >
      <p>
        ${typeset(`Ce plan pèse ${tellSize(size)} pour ${tellSize(content ?? size)} de contenu : les traces de tout ce qui y a été modifié le rendent lent à ouvrir. L’alléger le recopie sans elles. Actions, fiches, commentaires, corbeille, historique et liens ne changent pas.`)}
      </p>
      <p>
        <strong>${typeset(tellWorkers(people))}</strong>
        La copie coupe ceux qui y sont pendant quelques secondes, puis ils y reviennent.
      </p>
      <p>
        Ce qui a été écrit hors ligne et n’est pas encore envoyé ne pourra plus l’être&nbsp;: la page le dira, et il faudra
        l’écrire de nouveau. Faites d’abord une sauvegarde.
      </p>
    </confirm-dialog>`;
  }

  #renderDelete(territory: TerritoryRecord): TemplateResult {
    const { name, people } = territory;
    return html`<confirm-dialog
      heading=${typeset(`Supprimer « ${name} » ?`)}
      act="Supprimer pour toujours"
      .barred=${!sameName(this.typed, name)}
      @confirm=${() => this.dispatchEvent(new TerritoryDeleteEvent(territory))}
    >
      <p>
        Le plan, ses fiches, ses commentaires, son historique et ses liens sont effacés du serveur. Personne ne pourra les
        retrouver, sauf dans vos sauvegardes.
      </p>
      ${people > 0 ? html`<p><strong>${typeset(tellPresent(people))}</strong></p>` : nothing}
      <label for="typed">Pour confirmer, écrivez son nom</label>
      <input
        class="field"
        id="typed"
        autocomplete="off"
        spellcheck="false"
        .value=${this.typed}
        aria-describedby="whole"
        @input=${this.#onType}
      />
      <p id="whole">${typeset(name)}</p>
    </confirm-dialog>`;
  }

  readonly #onYes = (): void => {
    this.dispatchEvent(new ConfirmEvent());
  };

  readonly #onType = ({ currentTarget }: InputEvent): void => {
    if (currentTarget instanceof HTMLInputElement) this.typed = currentTarget.value;
  };

  #onRename(event: SubmitEvent, { id }: TerritoryRecord): void {
    const name = answersOf(event)?.said('name');
    if (name === undefined) return;
    if (name === '') this.fault = 'Donnez un nom au territoire.';
    else this.dispatchEvent(new TerritoryRenameEvent(id, name));
  }
}

function tellWorkers(people: number): string {
  if (people === 0) return 'Choisissez un moment où personne n’y travaille.';
  const present = people === 1 ? 'Une personne y est' : `${people} personnes y sont`;
  return `${present} en ce moment : mieux vaut attendre que personne n’y travaille.`;
}

function tellPresent(people: number): string {
  return people === 1
    ? 'Une personne y est en ce moment : elle sera prévenue et sortira.'
    : `${people} personnes y sont en ce moment : elles seront prévenues et sortiront.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'territory-dialogs': TerritoryDialogs;
  }
}
