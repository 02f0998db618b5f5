import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { signature } from '../../shared/people.ts';
import { bringInSight, itemInSight } from '../controllers/in-sight.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { focusedElement } from '../elements/focused-element.ts';
import type { Guidance, Leader } from '../guidance.ts';
import { LeadAskEvent } from '../presence-events.ts';
import { go, parseRoute, pathOf, type Screen, sheetPathOf, withParams } from '../router.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';

/** Milliseconds between two looks at where a leader's screen is, and between two tries to bring a follower's there. */
const PERIOD = 300;

/** Tries to bring something into sight that the view does not show yet. */
const TRIES = 12;

/** Screens from which a séance is run: whoever is there has something else to do than to follow. */
const working: readonly Screen[] = ['inviter', 'telecommande'];

/**
 * « Suivez-moi »: has this screen follow a coordinator's view, filter and place, says so, and lets one leave and come back
 * at will. On the coordinator's own screen, says that it leads.
 */
@customElement('guide-bar')
export class GuideBar extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1) var(--s3);
        align-items: center;
        justify-content: center;
        padding: var(--s1) var(--s5);
        border-top: 1px solid var(--line);
        background: var(--accent-soft);
      }
      .leading {
        background: var(--live-soft);
      }
      p {
        min-width: 0;
        margin: 0;
      }
      .btn {
        flex: none;
      }
      @media screen and (max-width: 700px) {
        .bar {
          flex-wrap: nowrap;
          justify-content: space-between;
          padding: var(--s1) var(--s4);
        }
        p {
          font-size: var(--t-s);
          line-height: 1.25;
        }
      }
    `,
  ];

  readonly #session = new SessionController(this, session => session);
  readonly #presence = new SessionController(this, session => session.presence);

  @property() screen: Screen = 'plan';
  @property() search = '';
  @property() subject = '';
  /** Where the screen is shown. */
  @property({ attribute: false }) stage: () => Element | null = () => null;

  /** The leader this screen follows, or followed until it went elsewhere by itself. */
  @state() private followed: number | undefined;
  @state() private hasLeft = false;
  @state() private leader: Leader | undefined;
  @state() private followers = 0;

  #watched: Guidance | undefined;
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** The address this screen was brought to, once it is there. */
  #brought: string | undefined;
  #here = '';
  #tries = 0;
  #shown: string | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watched?.lead(null);
    this.#watched?.follow(null);
    this.#watch(undefined);
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  override willUpdate(): void {
    const here = this.#path;
    if (here === this.#here) return;
    this.#here = here;
    // Who goes elsewhere by themselves is let go.
    if (this.#isFollowing && this.#brought !== undefined && here !== this.#brought) this.#leave();
  }

  override updated(): void {
    const guidance = this.#presence.value?.guidance;
    if (guidance !== this.#watched) this.#watch(guidance);
    const needsTime = this.leader !== undefined;
    if (needsTime) this.#timer ??= setInterval(() => this.#onTime(), PERIOD);
    else {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { leader } = this;
    if (!leader) return nothing;
    if (this.#presence.value?.guidance.isLeading)
      return this.#renderBar('leading', tellFollowers(this.followers), 'Ne plus guider', this.#onStopLeading);
    const peer = this.#presence.value?.peers.find(({ id }) => id === leader.id);
    // Who has not said who they are has no name to be followed by.
    const name = peer && (peer.name || peer.institution) ? signature(peer) : undefined;
    return this.#isFollowing
      ? this.#renderBar(
          '',
          `Vous suivez ${name ?? 'la personne qui guide la table'}.`,
          'Ne plus suivre',
          this.#leave,
        )
      : this.#renderBar('', `${name ?? 'Quelqu’un'} guide la table.`, 'Suivre', this.#onFollow);
  }

  #renderBar(kind: string, text: string, action: string, act: () => void): TemplateResult {
    return html`<div class="bar ${kind}">
      <p role="status">${typeset(text)}</p>
      <button class="btn" @click=${act}>${action}</button>
    </div>`;
  }

  get #isFollowing(): boolean {
    return this.leader !== undefined && this.followed === this.leader.id && !this.hasLeft;
  }

  get #path(): string {
    const search = withParams(this.search, { vers: null, an: null });
    return `${this.screen}${this.subject === '' ? '' : `/${this.subject}`}${search}`;
  }

  #watch(guidance: Guidance | undefined): void {
    this.#stop?.();
    this.#watched = guidance;
    this.#stop = guidance?.subscribe(() => this.#onGuidance(guidance));
    if (guidance) this.#onGuidance(guidance);
  }

  #onGuidance(guidance: Guidance): void {
    const { leader, isLeading } = guidance;
    this.followers = guidance.followers;
    if (!isLeading && guidance.isWilling) this.dispatchEvent(new LeadAskEvent(false));
    if (JSON.stringify(leader) === JSON.stringify(this.leader)) return;
    this.leader = leader;
    if (!leader || isLeading) {
      guidance.follow(null);
      if (isLeading) this.followed = undefined;
      return;
    }
    // A new leader is followed at once, but nobody is torn away from what they write, nor from the tools of a séance.
    if (leader.id !== this.followed) {
      this.followed = leader.id;
      this.hasLeft = isWriting() || working.includes(this.screen);
      this.#brought = undefined;
    }
    guidance.follow(this.hasLeft ? null : leader.id);
    this.#bring();
  }

  #onTime(): void {
    const guidance = this.#watched;
    if (!guidance || !this.leader) return;
    if (guidance.isLeading) {
      const stage = this.stage();
      const { since } = this.leader.lead;
      guidance.lead({ path: this.#path, item: stage ? itemInSight(stage) : null, since });
    } else this.#bring();
  }

  /** Brings this screen where the leader's is. What one writes in is not taken away: it waits until one is done. */
  #bring(): void {
    const territory = this.#session.value?.territory;
    if (!this.#isFollowing || !this.leader || territory === undefined || isWriting()) return;
    const { path, item } = this.leader.lead;
    const place = `${path} ${item}`;
    if (this.#shown === place) return;
    const address = addressOf(territory, path);
    if (address === undefined) return;
    if (this.#brought !== path) {
      this.#brought = path;
      this.#tries = 0;
      if (this.#here !== path) go(address, { instead: true });
    }
    const stage = this.stage();
    const isThere = this.#here === path && stage !== null && (item === null || bringInSight(stage, item));
    if (isThere || this.#tries++ > TRIES) {
      this.#shown = place;
      this.#tries = 0;
    }
  }

  readonly #leave = (): void => {
    this.hasLeft = true;
    this.#watched?.follow(null);
  };

  readonly #onFollow = (): void => {
    this.hasLeft = false;
    this.#brought = undefined;
    this.#shown = undefined;
    if (this.leader) this.#watched?.follow(this.leader.id);
    this.#bring();
  };

  readonly #onStopLeading = (): void => void this.dispatchEvent(new LeadAskEvent(false));
}

function tellFollowers(count: number): string {
  const said =
    count === 0
      ? 'personne ne vous suit encore'
      : `${count} ${count > 1 ? 'écrans vous suivent' : 'écran vous suit'}`;
  return `Vous guidez la table : ${said}.`;
}

/** What another's presence says is untrusted: nothing but a screen of this plan is gone to. */
function addressOf(territory: string, path: string): string | undefined {
  const address = new URL(`/t/${territory}/${path}`, location.origin);
  const route = parseRoute(address);
  if (route.is !== 'territory' || route.id !== territory || address.origin !== location.origin)
    return undefined;
  const { screen, subject, search } = route;
  if (screen === 'projection') return undefined;
  return subject === undefined ? pathOf(territory, screen, search) : sheetPathOf(territory, subject) + search;
}

function isWriting(): boolean {
  const element = focusedElement();
  const isField = element instanceof HTMLInputElement && !['checkbox', 'radio'].includes(element.type);
  return isField || element instanceof HTMLTextAreaElement || element?.isContentEditable === true;
}

declare global {
  interface HTMLElementTagNameMap {
    'guide-bar': GuideBar;
  }
}
