import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { controls } from '../styles/controls.ts';
import { page } from '../styles/page.ts';
import { typeset } from '../styles/typeset.ts';

/** What is known of how accessible Tablée is: what was checked, what was not, and whom to tell. To be kept true. */
@customElement('accessibility-statement')
export class AccessibilityStatement extends LitElement {
  static override readonly styles = [
    controls,
    page,
    css`
      :host {
        max-width: 46rem;
      }
      h3 {
        margin: var(--s5) 0 var(--s2);
        font-size: var(--t-l);
        line-height: 1.3;
      }
      p,
      ul {
        margin: 0 0 var(--s3);
      }
      ul {
        padding-left: 1.2em;
      }
      li {
        margin-bottom: var(--s1);
      }
      a {
        color: var(--accent);
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<h2>Accessibilité</h2>
      <p class="lead">
        ${typeset('Tablée doit pouvoir servir à tout le monde autour de la table, quels que soient la vue, l’ouïe, les mains et les outils de chacun. Voici où nous en sommes, sans détour.')}
      </p>
      ${renderState()} ${renderChecked()} ${renderUnchecked()} ${renderLimits()} ${renderContact()}
      <p>Déclaration établie le 24 novembre 2026, pour Tablée 0.1.</p>`;
  }
}

function renderState(): TemplateResult {
  return html`<h3>État de conformité</h3>
    <p>
      ${typeset('Tablée n’a pas encore fait l’objet d’un audit des 106 critères du RGAA 4.1 (référentiel général d’amélioration de l’accessibilité). La règle veut qu’un service sans audit soit déclaré')}
      <strong>non conforme</strong>${typeset('. Cela ne dit pas qu’il est inaccessible : personne ne l’a encore mesuré de façon complète.')}
    </p>`;
}

function renderChecked(): TemplateResult {
  return html`<h3>Ce qui est vérifié</h3>
    <p>${typeset('Par des essais automatiques, rejoués à chaque modification du logiciel :')}</p>
    <ul>
      <li>
        ${typeset('chaque page, chaque fenêtre et chaque menu, sur ordinateur et sur téléphone, passe axe-core 4 sans défaut connu : noms, rôles, états, contrastes, titres et régions ;')}
      </li>
      <li>
        ${typeset('ce qui se fait à la souris se fait au clavier : ouvrir et remplir une fiche, déplacer, planifier, commenter, restaurer, fusionner des acteurs ; le focus se voit, revient d’où l’on vient, et ne se perd pas quand quelqu’un d’autre modifie le plan ;')}
      </li>
      <li>${typeset('le déplacement par glisser a son pareil sans glisser : « Déplacer… » ;')}</li>
      <li>${typeset('rien n’est dit par la couleur seule : un acteur a aussi sa lettre et sa forme ;')}</li>
      <li>${typeset('les cibles font 44 pixels au doigt ; dans 320 pixels de large, ou avec des caractères deux fois plus grands, aucune page ne déborde : seuls le plan par enjeux, la grille et les tableaux des annexes défilent de côté, en eux-mêmes ;')}</li>
      <li>${typeset('aux couleurs choisies dans le système, l’onglet ouvert reste visible.')}</li>
    </ul>
    <p>
      ${typeset('À l’œil et au clavier, sur les plans donnés en exemple, le 24 novembre 2026 : l’ordre du focus sur les principaux écrans, les couleurs choisies dans le système, les caractères deux fois plus grands, et que rien ne s’anime ni ne défile tout seul.')}
    </p>`;
}

function renderUnchecked(): TemplateResult {
  return html`<h3>Ce qui ne l’est pas encore</h3>
    <ul>
      <li>${typeset('l’audit complet par une personne formée au RGAA ;')}</li>
      <li>
        ${typeset('l’usage réel avec NVDA, JAWS, VoiceOver ou TalkBack : les noms et les rôles sont contrôlés, pas ce que ces outils en disent ;')}
      </li>
      <li>${typeset('l’usage avec une loupe d’écran, une commande vocale ou un contacteur ;')}</li>
      <li>${typeset('les autres navigateurs : les essais se font dans Chromium ;')}</li>
      <li>${typeset('l’observation de personnes handicapées qui s’en servent.')}</li>
    </ul>`;
}

function renderLimits(): TemplateResult {
  return html`<h3>Limites connues</h3>
    <ul>
      <li>
        ${typeset('la grille de déploiement est un tableau : sur un écran étroit, ses années défilent de côté ;')}
      </li>
      <li>
        ${typeset('sur un téléphone, un nom de territoire trop long est coupé en haut de l’écran : la page « Territoire » le donne en entier ;')}
      </li>
      <li>
        ${typeset('quand beaucoup de personnes écrivent à la fois, ce que les autres changent est annoncé de temps en temps et en une phrase, pas mot à mot.')}
      </li>
    </ul>`;
}

function renderContact(): TemplateResult {
  return html`<h3>Signaler un problème</h3>
    <p>
      ${typeset('Si quelque chose vous empêche de lire ou d’écrire le plan, dites-le à la personne qui vous a donné le lien, ou à l’accueil de sa collectivité : c’est elle qui vous doit une réponse et un autre moyen d’obtenir ce qu’il vous faut. Précisez la page, ce que vous vouliez faire, votre navigateur et votre outil.')}
    </p>
    <p>
      ${typeset('Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits :')}
      <a href="https://formulaire.defenseurdesdroits.fr/">formulaire en ligne</a>${typeset(', téléphone 09 69 39 00 00, ou courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.')}
    </p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'accessibility-statement': AccessibilityStatement;
  }
}
