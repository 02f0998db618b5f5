import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  Bold,
  Check,
  ChevronDown,
  ChevronUp,
  CloudOff,
  Ellipsis,
  type IconNode,
  Italic,
  Link,
  List,
  ListIndentDecrease,
  ListIndentIncrease,
  ListOrdered,
  MessageSquare,
  PanelRightOpen,
  Pin,
  Plus,
  Redo2,
  Search,
  TriangleAlert,
  Undo2,
  X,
} from 'lucide';

const icons = {
  alert: TriangleAlert,
  bold: Bold,
  bullets: List,
  check: Check,
  close: X,
  comment: MessageSquare,
  down: ChevronDown,
  indent: ListIndentIncrease,
  italic: Italic,
  link: Link,
  more: Ellipsis,
  numbers: ListOrdered,
  offline: CloudOff,
  outdent: ListIndentDecrease,
  pin: Pin,
  plus: Plus,
  redo: Redo2,
  search: Search,
  sheet: PanelRightOpen,
  undo: Undo2,
  up: ChevronUp,
} satisfies Readonly<Record<string, IconNode>>;

export type IconName = keyof typeof icons;

/**
 * One of Lucide's icons, as high as the words beside it. Decoration only: they say the same.
 * It has no root of its own: a board has hundreds of icons, and the browser goes through all roots for each new one.
 */
@customElement('ui-icon')
export class UiIcon extends LitElement {
  @property() name: IconName = 'more';

  override connectedCallback(): void {
    super.connectedCallback();
    this.style.display = 'inline-flex';
    this.style.flex = 'none';
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override render(): TemplateResult {
    // Nothing is drawn outside, and each icon that is clipped would be one more layer of the page.
    return html`<svg
      width="1.15em"
      height="1.15em"
      overflow="visible"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      ${icons[this.name].map(([tag, attributes]) => renderShape(tag, attributes))}
    </svg>`;
  }
}

/** The shapes our icons are drawn with. */
function renderShape(tag: string, a: Readonly<Record<string, unknown>>): TemplateResult<2> | typeof nothing {
  switch (tag) {
    case 'path':
      return svg`<path d=${a.d} />`;
    case 'rect':
      return svg`<rect x=${a.x} y=${a.y} width=${a.width} height=${a.height} rx=${a.rx} />`;
    case 'circle':
      return svg`<circle cx=${a.cx} cy=${a.cy} r=${a.r} />`;
    case 'line':
      return svg`<line x1=${a.x1} y1=${a.y1} x2=${a.x2} y2=${a.y2} />`;
    case 'polyline':
      return svg`<polyline points=${a.points} />`;
    default:
      return nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-icon': UiIcon;
  }
}
