/** Threads of comments as the views show them: with who reads them, and what that person may do about them. */
import { css, html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Author } from '../../shared/comment.ts';
import type { Actor, PlanSnapshot } from '../../shared/model.ts';
import type { Section } from '../../shared/sheet.ts';
import type { Thread } from '../../shared/views/comments.ts';
import { namesToMention } from '../../shared/views/mentions.ts';
import { readDraft } from '../drafts.ts';
import '../elements/comment-thread.ts';
import type { Peer } from '../peers.ts';
import type { Session } from '../session.ts';

export const threadList = css`
  .threads {
    display: grid;
    gap: var(--s3);
  }
`;

/** Those around the comments: who reads them, and whom they may name. */
export interface Readers {
  readonly me: Author;
  readonly names: readonly string[];
  readonly actors: readonly Actor[];
  readonly sections: readonly Section[];
  readonly mayEdit: boolean;
  readonly isCoordinator: boolean;
}

const nobody: Author = { name: '', institution: '' };

export function readersOf({ mayEdit, role }: Session, plan: PlanSnapshot, peers: readonly Peer[]): Readers {
  const me = peers.find(({ isMe }) => isMe);
  return {
    me: me ? { name: me.name, institution: me.institution } : nobody,
    // One names the others more often than oneself.
    names: namesToMention(plan, [...peers.filter(({ isMe }) => !isMe), ...peers]),
    actors: plan.actors,
    sections: plan.territory.sections,
    mayEdit,
    isCoordinator: role === 'coordinator',
  };
}

/** @param here the section that goes without saying */
export function renderThreads(
  threads: readonly Thread[],
  { me, names, actors, sections, mayEdit, isCoordinator }: Readers,
  here: string | null = null,
): TemplateResult {
  const now = Date.now();
  const about = (id: string | null): string =>
    id === here ? '' : (sections.find(section => section.id === id)?.name ?? '');
  return html`<div class="threads">
    ${repeat(
      threads,
      thread => thread.id,
      thread =>
        html`<comment-thread
          .thread=${thread}
          .about=${about(thread.section)}
          .me=${me}
          .names=${names}
          .actors=${actors}
          .draft=${readDraft(`answer/${thread.id}`)}
          .now=${now}
          .readOnly=${!mayEdit}
          .moderates=${isCoordinator}
        ></comment-thread>`,
    )}
  </div>`;
}
