import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { MadeFile } from '../../shared/formats/made-file.ts';
import { SessionController } from '../controllers/session-controller.ts';
import type { ExportProgress, ExportStartEvent, ReadyFile } from '../export-events.ts';
import { type Export, exportFormats, startExport } from '../exporting.ts';
import '../elements/export-dialog.ts';

/** Asks what of the plan is to be exported, has the files made while one goes on working, and hands them over. */
@customElement('plan-export')
export class PlanExport extends LitElement {
  readonly #plan = new SessionController(this, session => session.plan, { isPatient: true });

  @state() private isOpen = false;
  @state() private progress: ExportProgress = { is: 'choosing' };

  #running: Export | undefined;

  constructor() {
    super();
    this.addEventListener('export-start', this.#onStart);
    this.addEventListener('dismiss', this.#onDismiss);
  }

  open(): void {
    this.isOpen = true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  override render(): TemplateResult | typeof nothing {
    const plan = this.#plan.value?.snapshot;
    if (!plan || !this.isOpen) return nothing;
    return html`<export-dialog
      .formats=${exportFormats(plan)}
      .progress=${this.progress}
    ></export-dialog>`;
  }

  #close(): void {
    this.#letGo();
    this.isOpen = false;
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
    if (!plan) return;
    this.#letGo();
    this.progress = { is: 'working' };
    const running = startExport(plan, order);
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
