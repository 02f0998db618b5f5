/** What people mean to do with the directory of actors. */
import type { ActorId, ActorKind } from '../shared/model.ts';
import { IntentEvent } from './events.ts';

export class ActorAddEvent extends IntentEvent {
  static readonly type = 'actor-add';
  readonly name: string;
  readonly kind: ActorKind;
  constructor(name: string, kind: ActorKind) {
    super(ActorAddEvent.type);
    this.name = name;
    this.kind = kind;
  }
}

/** What an actor is called in full, in a line of text, or in a cell of the grid. */
export type ActorName = 'name' | 'label' | 'short';

export class ActorRenameEvent extends IntentEvent {
  static readonly type = 'actor-rename';
  readonly actor: ActorId;
  readonly field: ActorName;
  readonly text: string;
  constructor(actor: ActorId, field: ActorName, text: string) {
    super(ActorRenameEvent.type);
    this.actor = actor;
    this.field = field;
    this.text = text;
  }
}

export class ActorKindSetEvent extends IntentEvent {
  static readonly type = 'actor-kind-set';
  readonly actor: ActorId;
  readonly kind: ActorKind;
  constructor(actor: ActorId, kind: ActorKind) {
    super(ActorKindSetEvent.type);
    this.actor = actor;
    this.kind = kind;
  }
}

/** Give an actor a hue, or null to let its rank give it. */
export class ActorColorSetEvent extends IntentEvent {
  static readonly type = 'actor-color-set';
  readonly actor: ActorId;
  readonly color: number | null;
  constructor(actor: ActorId, color: number | null) {
    super(ActorColorSetEvent.type);
    this.actor = actor;
    this.color = color;
  }
}

export class AliasSetEvent extends IntentEvent {
  static readonly type = 'alias-set';
  readonly actor: ActorId;
  readonly alias: string;
  readonly on: boolean;
  constructor(actor: ActorId, alias: string, on: boolean) {
    super(AliasSetEvent.type);
    this.actor = actor;
    this.alias = alias;
    this.on = on;
  }
}

/** Make an actor stand for another, or no longer. */
export class MemberSetEvent extends IntentEvent {
  static readonly type = 'member-set';
  readonly group: ActorId;
  readonly member: ActorId;
  readonly on: boolean;
  constructor(group: ActorId, member: ActorId, on: boolean) {
    super(MemberSetEvent.type);
    this.group = group;
    this.member = member;
    this.on = on;
  }
}

/** Put an actor just before another, or last. */
export class ActorMoveEvent extends IntentEvent {
  static readonly type = 'actor-move';
  readonly actor: ActorId;
  readonly before: ActorId | null;
  constructor(actor: ActorId, before: ActorId | null) {
    super(ActorMoveEvent.type);
    this.actor = actor;
    this.before = before;
  }
}

export class ActorDeleteEvent extends IntentEvent {
  static readonly type = 'actor-delete';
  readonly actor: ActorId;
  constructor(actor: ActorId) {
    super(ActorDeleteEvent.type);
    this.actor = actor;
  }
}

export class ActorsMergeEvent extends IntentEvent {
  static readonly type = 'actors-merge';
  readonly kept: ActorId;
  readonly duplicate: ActorId;
  constructor(kept: ActorId, duplicate: ActorId) {
    super(ActorsMergeEvent.type);
    this.kept = kept;
    this.duplicate = duplicate;
  }
}

/** Open or close what one can change of an actor. */
export class ActorOpenEvent extends IntentEvent {
  readonly actor: ActorId | null;
  constructor(actor: ActorId | null) {
    super('actor-open');
    this.actor = actor;
  }
}

/** Ask what deleting an actor is about, before it is done. */
export class ActorDeleteAskEvent extends IntentEvent {
  readonly actor: ActorId;
  constructor(actor: ActorId) {
    super('actor-delete-ask');
    this.actor = actor;
  }
}

/** Ask which actor is the same as this one, or say it. */
export class MergeAskEvent extends IntentEvent {
  readonly actor: ActorId;
  readonly other: ActorId | null;
  constructor(actor: ActorId, other: ActorId | null) {
    super('merge-ask');
    this.actor = actor;
    this.other = other;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'actor-add': ActorAddEvent;
    'actor-rename': ActorRenameEvent;
    'actor-kind-set': ActorKindSetEvent;
    'actor-color-set': ActorColorSetEvent;
    'alias-set': AliasSetEvent;
    'member-set': MemberSetEvent;
    'actor-move': ActorMoveEvent;
    'actor-delete': ActorDeleteEvent;
    'actors-merge': ActorsMergeEvent;
    'actor-open': ActorOpenEvent;
    'actor-delete-ask': ActorDeleteAskEvent;
    'merge-ask': MergeAskEvent;
  }
}
