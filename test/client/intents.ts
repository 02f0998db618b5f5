/** Hears what elements ask for. */

/** An intent as a plain record: its type and its own fields. */
export interface Intent {
  readonly type: string;
  readonly [field: string]: unknown;
}

const asked: readonly string[] = [
  'mark-toggle',
  'marks-set',
  'item-rename',
  'item-add',
  'item-delete',
  'item-restore',
  'item-move',
  'move-ask',
  'actors-ask',
  'actor-toggle',
  'actor-create',
  'themes-ask',
  'theme-toggle',
  'theme-create',
  'citations-ask',
  'citation-toggle',
  'item-show',
  'number-release',
  'history-ask',
  'comments-ask',
  'comment-add',
  'comment-edit',
  'comment-delete',
  'comment-resolve',
  'period-set',
  'identity',
  'identity-ask',
  'notice',
  'start-over',
  'copy-erase',
  'undo',
  'redo',
  'dismiss',
];

/** Intents reach whoever is above: they are heard on the page itself. The list grows as they come. */
export function listen(...types: readonly string[]): readonly Intent[] {
  const heard: Intent[] = [];
  const stage = document.querySelector('[data-stage]');
  for (const type of types.length > 0 ? types : asked)
    stage?.addEventListener(type, event => heard.push(recordOf(event)));
  return heard;
}

function recordOf(event: Event): Intent {
  const own = Object.entries(event).filter(([field]) => field !== 'isTrusted');
  return { ...Object.fromEntries(own), type: event.type };
}
