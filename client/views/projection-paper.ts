/** The projection on paper: all its titles, each on pages of its own, as slides to hand out. */
import { css, html, type TemplateResult } from 'lit';
import { type PlanSnapshot, yearsOf } from '../../shared/model.ts';
import type { SlideGroup } from '../../shared/views/slides.ts';
import '../elements/projection-slide.ts';
import { axisHue } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';

export const projectionPaper = css`
  .paper {
    display: none;
  }
  @media print {
    :host {
      position: static !important;
      display: block !important;
      overflow: visible !important;
      font-size: 13pt !important;
    }
    :host > :not(.paper) {
      display: none !important;
    }
    .paper,
    .paper header {
      display: block;
    }
    .paper section + section {
      break-before: page;
    }
    .paper header {
      margin-bottom: 3mm;
      padding: 0 0 2mm;
      border-bottom: 1mm solid var(--hue);
      background: none;
      color: var(--ink);
      break-after: avoid;
    }
    .paper :is(h2, p) {
      margin: 0;
    }
  }
`;

export function renderProjectionPaper(plan: PlanSnapshot, groups: readonly SlideGroup[]): TemplateResult {
  return html`<div class="paper" @slide-laid=${keepToItself}>
    ${groups.map(
      ({ rows, title, place, rank }) =>
        html`<section>
          <header .style="--hue: ${axisHue(rank)}">
            <p>${typeset(place || plan.territory.name)}</p>
            <h2>${typeset(title)}</h2>
          </header>
          <projection-slide .rows=${rows} .years=${yearsOf(plan.territory.period)} .actors=${plan.actors}></projection-slide>
        </section>`,
    )}
  </div>`;
}

/** How many pages a slide on paper has is nothing to the screen. */
function keepToItself(event: Event): void {
  event.stopPropagation();
}
