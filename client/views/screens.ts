/** Every screen of a territory: how it is shown, and for those that are not there from the start, how it is loaded. */
import { html, type TemplateResult } from 'lit';
import { itemId } from '../../shared/model.ts';
import { whenIdle } from '../idle.ts';
import type { Screen } from '../router.ts';
import './plan-view.ts';

/** What a screen is given. */
export interface ScreenProperties {
  /** The address's query: filters and the like, which links keep and people share. */
  readonly search: string;
  /** What the screen is about, when its address names it. */
  readonly subject: string;
}

export interface ScreenEntry {
  readonly render: (properties: ScreenProperties) => TemplateResult;
  /** Fetches the code of the screen. Absent when it comes with the first load. */
  readonly load?: () => Promise<unknown>;
  /** It is all there is on the page: no bar, no menus, nothing to edit. */
  readonly isAlone?: true;
}

const loadGrid = (): Promise<unknown> => import('./deployment-view.ts');

export const screenEntries: Readonly<Record<Screen, ScreenEntry>> = {
  plan: { render: ({ search }) => html`<plan-view .search=${search}></plan-view>` },
  liste: {
    render: ({ search }) => html`<list-view .search=${search}></list-view>`,
    load: () => import('./list-view.ts'),
  },
  deploiement: {
    render: ({ search }) => html`<deployment-view .search=${search}></deployment-view>`,
    load: loadGrid,
  },
  thematiques: {
    render: ({ search }) => html`<themes-view .search=${search}></themes-view>`,
    load: () => import('./themes-view.ts'),
  },
  acteurs: {
    render: ({ search }) => html`<actors-view .search=${search}></actors-view>`,
    load: () => import('./actors-view.ts'),
  },
  annees: {
    render: ({ search }) => html`<years-view .search=${search}></years-view>`,
    load: () => import('./years-view.ts'),
  },
  annuaire: {
    render: () => html`<directory-page></directory-page>`,
    load: () => import('./directory-page.ts'),
  },
  importer: { render: () => html`<import-page></import-page>`, load: () => import('./import-page.ts') },
  verification: { render: () => html`<check-page></check-page>`, load: () => import('./check-page.ts') },
  commentaires: {
    render: () => html`<comments-page></comments-page>`,
    load: () => import('./comments-page.ts'),
  },
  accessibilite: {
    render: () => html`<accessibility-statement></accessibility-statement>`,
    load: () => import('./accessibility-statement.ts'),
  },
  inviter: { render: () => html`<invite-page></invite-page>`, load: () => import('./invite-page.ts') },
  territoire: { render: () => html`<about-page></about-page>`, load: () => import('./about-page.ts') },
  action: {
    render: ({ subject }) => html`<action-page .action=${itemId(subject)}></action-page>`,
    load: () => import('./action-page.ts'),
  },
  projection: {
    render: ({ search }) => html`<projection-page .search=${search}></projection-page>`,
    load: () => import('./projection-page.ts'),
    isAlone: true,
  },
  telecommande: { render: () => html`<remote-page></remote-page>`, load: () => import('./remote-page.ts') },
  corbeille: { render: () => html`<trash-page></trash-page>`, load: () => import('./trash-page.ts') },
};

/** Milliseconds after which the grid is fetched though the page is never idle. */
const PATIENCE = 3_000;

/** At a desk, the grid comes next: it is there when its tab is clicked. A phone on a poor line fetches what it shows. */
export function fetchGrid(): void {
  if (matchMedia('(pointer: coarse)').matches) return;
  // Without it, its tab says what to do.
  whenIdle(() => void loadGrid().catch(() => undefined), { patience: PATIENCE });
}
