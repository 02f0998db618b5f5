import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { MadeFile } from '../../shared/formats/made-file.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { NoticeEvent } from '../events.ts';
import type { ExportProgress, ExportStartEvent, ReadyFile } from '../export-events.ts';
import type { Export } from '../exporting.ts';

/** What makes the files, once its code is there. */
type Maker = Pick<typeof import('../exporting.ts'), 'exportFormats' | 'startExport'>;

/** Asks what of the plan is to be exported, has the files made while one goes on working, and hands them over. */
@customElement('plan-export')
export class PlanExport extends LitElement {
  readonly #plan = new SessionController(this, session => session.plan);

  @state() private maker: Maker | undefined;
  @state() private progress: ExportProgress = { is: 'choosing' };

  #running: Export | undefined;

  constructor() {
    super();
    this.addEventListener('export-start', this.#onStart);
    this.addEventListener('dismiss', this.#onDismiss);
  }

  async open(): Promise<void> {
    try {
      const [maker] = await Promise.all([import('../exporting.ts'), import('../elements/export-dialog.ts')]);
      this.maker = maker;
    } catch {
      // A cut, or a server that has been updated.
      const text = 'L’export n’a pas pu être chargé. Vérifiez votre connexion, puis réessayez.';
      this.dispatchEvent(new NoticeEvent(text));
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  override render(): TemplateResult | typeof nothing {
    const plan = this.#plan.value?.snapshot;
    if (!plan || !this.maker) return nothing;
    return html`<export-dialog
      .formats=${this.maker.exportFormats(plan)}
      .progress=${this.progress}
    ></export-dialog>`;
  }

  #close(): void {
    this.#letGo();
    this.maker = undefined;
    this.progress = { is: 'choosing' };
  }

  /** Of what is being made, and of what was. */
  #letGo(): void {
    this.#running?.stop();
    this.#running = undefined;
    if (this.progress.is !== 'ready') return;
    for (const { address } of this.progress.files) URL.revokeObjectURL(address);
  }

  readonly #onStart = async ({ order }: ExportStartEvent): Promise<void> => {
    const plan = this.#plan.value?.snapshot;
    if (!plan || !this.maker) return;
    this.#letGo();
    this.progress = { is: 'working' };
    const running = this.maker.startExport(plan, order);
    this.#running = running;
    const progress = await running.files.then(
      (files): ExportProgress => ({ is: 'ready', files: files.map(readyFile) }),
      (): ExportProgress => ({
        is: 'failed',
        text: 'Les documents n’ont pas pu être préparés. Vérifiez votre connexion, puis réessayez : rien n’est perdu du plan.',
      }),
    );
    // Closed meanwhile, or asked again.
    if (this.#running === running) this.progress = progress;
  };

  /** It is this dialog that is closed, and not what the page asks beside it. */
  readonly #onDismiss = (event: Event): void => {
    event.stopPropagation();
    this.#close();
  };
}

function readyFile({ name, type, bytes }: MadeFile): ReadyFile {
  return { name, address: URL.createObjectURL(new Blob([bytes], { type })) };
}

declare global {
  interface HTMLElementTagNameMap {
    'plan-export': PlanExport;
  }
}
