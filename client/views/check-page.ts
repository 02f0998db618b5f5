import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PlanSnapshot } from '../../shared/model.ts';
import { type Finding, type RuleId, ruleIds } from '../../shared/views/check/finding.ts';
import { countOf, quote } from '../../shared/words.ts';
import { PlanCheck } from '../controllers/plan-check.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { controls } from '../styles/controls.ts';
import { page } from '../styles/page.ts';
import { typeset } from '../styles/typeset.ts';
import { checkHeadings } from './check-headings.ts';
import { type FindingPlace, findingPlace } from './finding-places.ts';

/** From how many on findings of one rule, or places of one finding, are folded. */
const MANY = 6;

/** Rules whose sentences, or titles, say the place. */
const selfTold: ReadonlySet<RuleId> = new Set(['no-period', 'noted-disagreement']);

/** The check of the plan: what it has found, rule by rule, each with the way to its place. */
@customElement('check-page')
export class CheckPage extends LitElement {
  static override readonly styles = [
    controls,
    page,
    css`
      section {
        margin: 0 0 var(--s5);
      }
      h3 {
        display: flex;
        gap: var(--s2);
        align-items: baseline;
        margin: 0 0 var(--s2);
        font-size: var(--t-l);
        line-height: 1.3;
      }
      h3 small {
        font-size: var(--t-s);
        font-weight: 600;
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      .findings > li {
        padding: var(--s2) var(--s4);
        border: 1px solid var(--line);
        border-bottom-width: 0;
        background: var(--surface);
        overflow-wrap: anywhere;
      }
      .findings > li:first-child {
        border-radius: var(--radius-s) var(--radius-s) 0 0;
      }
      .findings > li:last-child {
        border-bottom-width: 1px;
        border-radius: 0 0 var(--radius-s) var(--radius-s);
      }
      .findings > li:only-child {
        border-radius: var(--radius-s);
      }
      a {
        color: var(--accent);
      }
      .places li {
        padding: 2px 0;
      }
      .places,
      .title {
        font-size: 0.9rem;
        color: var(--ink-soft);
      }
      .title {
        display: block;
      }
      summary {
        width: fit-content;
        padding: var(--s1) 0;
        cursor: pointer;
        font-weight: 600;
        color: var(--ink-soft);
      }
      @media print {
        li:not(:has(details)) {
          break-inside: avoid;
        }
        a {
          color: inherit;
          text-decoration: none;
        }
      }
      @media (pointer: coarse) {
        summary,
        a {
          display: inline-flex;
          align-items: center;
          min-height: 44px;
        }
        summary {
          display: list-item;
          line-height: 36px;
        }
      }
    `,
  ];

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);
  readonly #check = new PlanCheck(this, () =>
    this.#session.value?.hasPlan ? this.#plan.value?.snapshot : undefined,
  );

  override render(): TemplateResult {
    const session = this.#session.value;
    const plan = this.#plan.value?.snapshot;
    const { findings } = this.#check;
    if (!session || !plan || !findings) return html`<p class="wait" role="status">Lecture du plan…</p>`;
    return html`<h2>Vérification</h2>
      <p class="lead">
        Ce que Tablée a remarqué en lisant tout le plan. Rien n’est bloqué : c’est à vous de dire ce qui compte.
      </p>
      ${
        findings.length === 0
          ? html`<p class="empty">Rien à signaler : rien ne se contredit, et rien ne manque.</p>`
          : this.#renderFindings(findings, plan, session.territory)
      }`;
  }

  #renderFindings(findings: readonly Finding[], plan: PlanSnapshot, territory: string): TemplateResult {
    const byRule = Map.groupBy(findings, ({ rule }) => rule);
    const found = ruleIds.filter(rule => byRule.has(rule));
    return html`${repeat(
      found,
      rule => rule,
      rule => renderRule(rule, byRule.get(rule) ?? [], plan, territory),
    )}`;
  }
}

/** Findings are counted from two on: one of them may be about half of the plan, and says how many. */
function renderRule(
  rule: RuleId,
  findings: readonly Finding[],
  plan: PlanSnapshot,
  territory: string,
): TemplateResult {
  const renderList = (some: readonly Finding[]): TemplateResult =>
    html`<ul class="findings">
      ${some.map(finding => html`<li>${renderFinding(finding, plan, territory)}</li>`)}
    </ul>`;
  return html`<section aria-labelledby=${rule}>
    <h3 id=${rule}>
      ${typeset(checkHeadings[rule])} ${findings.length > 1 ? html`<small>${findings.length}</small>` : nothing}
    </h3>
    ${renderFolded(findings, renderList, countOf(findings.length, 'point'))}
  </section>`;
}

/** A finding with one place is the link to it; one with several has its links below. */
function renderFinding(
  { rule, text, where }: Finding,
  plan: PlanSnapshot,
  territory: string,
): TemplateResult {
  const places = where.map(one => findingPlace(one, plan, territory));
  const [only, ...others] = places;
  if (only && others.length === 0) return renderOnly(text, only, selfTold.has(rule));
  const renderList = (some: readonly FindingPlace[]): TemplateResult =>
    html`<ul class="places">
      ${some.map(({ name, href }) => html`<li>${renderLink(name, href)}</li>`)}
    </ul>`;
  return html`${typeset(text)}
  ${places.length === 0 ? nothing : renderFolded(places, renderList, countOf(places.length, 'endroit'))}`;
}

/**
 * « Action 12 » does not say which one that is to those who do not know the plan by heart. A sentence that tells the
 * title tells where it is too, instead of having it told twice.
 */
function renderOnly(text: string, { name, title, href }: FindingPlace, isTold: boolean): TemplateResult {
  const sentence = text.replace(quote(title), () => quote(name));
  const needsName = !isTold && !sentence.includes(name);
  return html`${renderLink(sentence, href)} ${needsName ? html`<span class="title">${typeset(name)}</span>` : nothing}`;
}

function renderLink(text: string, href: string): TemplateResult {
  return html`<a href=${href}>${typeset(text)}</a>`;
}

function renderFolded<T>(
  all: readonly T[],
  renderList: (some: readonly T[]) => TemplateResult,
  count: string,
): TemplateResult {
  if (all.length <= MANY) return renderList(all);
  return html`<details>
    <summary>Voir les ${count}</summary>
    ${renderList(all)}
  </details>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'check-page': CheckPage;
  }
}
