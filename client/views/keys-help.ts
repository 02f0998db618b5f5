import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { HelpKey, isHelpKeyOn, turnHelpKey } from '../controllers/help-key.ts';
import type { HelpKeyEvent } from '../events.ts';
import type { Screen } from '../router.ts';

/** What is shown of the keys, once its code is there. */
type Help = Pick<typeof import('./shortcuts.ts'), 'shortcutGroups'>;

/** Shows the list of keys when « ? » is pressed, or when it is told to open. */
@customElement('keys-help')
export class KeysHelp extends LitElement {
  @property() screen: Screen = 'plan';

  @state() private help: Help | undefined;

  constructor() {
    super();
    new HelpKey(this, () => void this.open());
    this.addEventListener('dismiss', this.#onDismiss);
    this.addEventListener('help-key', this.#onHelpKey);
  }

  /** Without its code, which a cut may keep away, there is nothing to show. */
  async open(): Promise<void> {
    const [help] = await Promise.all([import('./shortcuts.ts'), import('../elements/keys-dialog.ts')]);
    this.help = help;
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.help) return nothing;
    return html`<keys-dialog
      .groups=${this.help.shortcutGroups(this.screen)}
      .isKeyOn=${isHelpKeyOn()}
    ></keys-dialog>`;
  }

  /** It is this list that is closed, and not what the page asks beside it. */
  readonly #onDismiss = (event: Event): void => {
    event.stopPropagation();
    this.help = undefined;
  };

  readonly #onHelpKey = ({ on }: HelpKeyEvent): void => {
    turnHelpKey(on);
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'keys-help': KeysHelp;
  }
}
