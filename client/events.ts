/** What people mean to do, told by leaf elements and carried out by the connected views: one class per intent. */
import type { ActionRole, ActorId, ActorKind, CellMark, ItemId } from '../shared/model.ts';

/** What every intent is: an event that reaches whoever is above, out of the elements it came from. */
export class IntentEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** Flip one mark: an actor's, or everyone's when `actor` is `'*'`. */
export class MarkToggleEvent extends IntentEvent {
  static readonly type = 'mark-toggle';
  readonly action: ItemId;
  readonly year: number;
  readonly actor: ActorId | '*';
  constructor(action: ItemId, year: number, actor: ActorId | '*') {
    super(MarkToggleEvent.type);
    this.action = action;
    this.year = year;
    this.actor = actor;
  }
}

/** Set whole cells at once: a stroke over years, a pasted block, a cleared selection. One gesture, one undo. */
export class MarksSetEvent extends IntentEvent {
  static readonly type = 'marks-set';
  readonly cells: readonly CellMark[];
  constructor(cells: readonly CellMark[]) {
    super(MarksSetEvent.type);
    this.cells = cells;
  }
}

export class ItemRenameEvent extends IntentEvent {
  static readonly type = 'item-rename';
  readonly item: ItemId;
  readonly title: string;
  constructor(item: ItemId, title: string) {
    super(ItemRenameEvent.type);
    this.item = item;
    this.title = title;
  }
}

/** Add an item under `parent` (null: an axis of the plan, or an action « À classer »), before a sibling or last. */
export class ItemAddEvent extends IntentEvent {
  static readonly type = 'item-add';
  readonly kind: 'axis' | 'orientation' | 'action';
  readonly parent: ItemId | null;
  readonly title: string;
  readonly before: ItemId | null;
  constructor(
    kind: 'axis' | 'orientation' | 'action',
    parent: ItemId | null,
    title: string,
    before: ItemId | null = null,
  ) {
    super(ItemAddEvent.type);
    this.before = before;
    this.kind = kind;
    this.parent = parent;
    this.title = title;
  }
}

export class ItemDeleteEvent extends IntentEvent {
  static readonly type = 'item-delete';
  readonly item: ItemId;
  constructor(item: ItemId) {
    super(ItemDeleteEvent.type);
    this.item = item;
  }
}

/** Bring back what was deleted. */
export class ItemRestoreEvent extends IntentEvent {
  static readonly type = 'item-restore';
  readonly item: ItemId;
  constructor(item: ItemId) {
    super(ItemRestoreEvent.type);
    this.item = item;
  }
}

/** Put an item under `parent`, just before the sibling `before`, or last when `before` is null. */
export class ItemMoveEvent extends IntentEvent {
  static readonly type = 'item-move';
  readonly item: ItemId;
  readonly parent: ItemId | null;
  readonly before: ItemId | null;
  constructor(item: ItemId, parent: ItemId | null, before: ItemId | null) {
    super(ItemMoveEvent.type);
    this.item = item;
    this.parent = parent;
    this.before = before;
  }
}

/** Ask where to move an item (the keyboard's and the phone's way to drag). */
export class MoveAskEvent extends IntentEvent {
  readonly item: ItemId;
  constructor(item: ItemId) {
    super('move-ask');
    this.item = item;
  }
}

/** Ask who pilots or carries an action. */
export class ActorsAskEvent extends IntentEvent {
  readonly action: ItemId;
  readonly role: ActionRole;
  constructor(action: ItemId, role: ActionRole) {
    super('actors-ask');
    this.action = action;
    this.role = role;
  }
}

export class ActorToggleEvent extends IntentEvent {
  static readonly type = 'actor-toggle';
  readonly action: ItemId;
  readonly role: ActionRole;
  readonly actor: ActorId;
  readonly on: boolean;
  constructor(action: ItemId, role: ActionRole, actor: ActorId, on: boolean) {
    super(ActorToggleEvent.type);
    this.action = action;
    this.role = role;
    this.actor = actor;
    this.on = on;
  }
}

/** Create an actor on the fly and attach it to the action. */
export class ActorCreateEvent extends IntentEvent {
  static readonly type = 'actor-create';
  readonly action: ItemId;
  readonly role: ActionRole;
  readonly name: string;
  readonly kind: ActorKind;
  constructor(action: ItemId, role: ActionRole, name: string, kind: ActorKind) {
    super(ActorCreateEvent.type);
    this.action = action;
    this.role = role;
    this.name = name;
    this.kind = kind;
  }
}

/** Let a fixed number follow the place again. */
export class NumberReleaseEvent extends IntentEvent {
  static readonly type = 'number-release';
  readonly item: ItemId;
  constructor(item: ItemId) {
    super(NumberReleaseEvent.type);
    this.item = item;
  }
}

/** Say which years the convention covers. */
export class PeriodSetEvent extends IntentEvent {
  static readonly type = 'period-set';
  readonly from: number;
  readonly to: number;
  constructor(from: number, to: number) {
    super(PeriodSetEvent.type);
    this.from = from;
    this.to = to;
  }
}

/** Where the person is now: an item, one year cell or one section of it, or nowhere. Shown to the others. */
export class WhereaboutsEvent extends IntentEvent {
  readonly item: ItemId | null;
  readonly year: number | null;
  readonly section: string | null;
  constructor(item: ItemId | null, year: number | null = null, section: string | null = null) {
    super('whereabouts');
    this.item = item;
    this.year = year;
    this.section = section;
  }
}

/** Who the person is, as they wish to be shown. Both may be empty. */
export class IdentityEvent extends IntentEvent {
  readonly name: string;
  readonly institution: string;
  constructor(name: string, institution: string) {
    super('identity');
    this.name = name;
    this.institution = institution;
  }
}

/** Ask to change how one is shown to the others. */
export class IdentityAskEvent extends IntentEvent {
  constructor() {
    super('identity-ask');
  }
}

/** Something to tell the person, in one French sentence. */
export class NoticeEvent extends IntentEvent {
  readonly text: string;
  constructor(text: string) {
    super('notice');
    this.text = text;
  }
}

/** Something was just taken away: tell it, with the way to have it back. */
export class TakenAwayEvent extends IntentEvent {
  readonly text: string;
  readonly takeBack: () => void;
  constructor(text: string, takeBack: () => void) {
    super('taken-away');
    this.text = text;
    this.takeBack = takeBack;
  }
}

export class UndoEvent extends IntentEvent {
  constructor() {
    super('undo');
  }
}

export class RedoEvent extends IntentEvent {
  constructor() {
    super('redo');
  }
}

/** Ask for the list of keys. */
export class KeysAskEvent extends IntentEvent {
  constructor() {
    super('keys-ask');
  }
}

/** Let « ? » open the list of keys, or not. */
export class HelpKeyEvent extends IntentEvent {
  readonly on: boolean;
  constructor(on: boolean) {
    super('help-key');
    this.on = on;
  }
}

/** A dialog was closed by the person. */
export class DismissEvent extends IntentEvent {
  constructor() {
    super('dismiss');
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'mark-toggle': MarkToggleEvent;
    'marks-set': MarksSetEvent;
    'item-rename': ItemRenameEvent;
    'item-add': ItemAddEvent;
    'item-delete': ItemDeleteEvent;
    'item-restore': ItemRestoreEvent;
    'item-move': ItemMoveEvent;
    'move-ask': MoveAskEvent;
    'actors-ask': ActorsAskEvent;
    'actor-toggle': ActorToggleEvent;
    'actor-create': ActorCreateEvent;
    'number-release': NumberReleaseEvent;
    'period-set': PeriodSetEvent;
    whereabouts: WhereaboutsEvent;
    identity: IdentityEvent;
    'identity-ask': IdentityAskEvent;
    notice: NoticeEvent;
    'taken-away': TakenAwayEvent;
    'keys-ask': KeysAskEvent;
    'help-key': HelpKeyEvent;
    undo: UndoEvent;
    redo: RedoEvent;
    dismiss: DismissEvent;
  }
}
