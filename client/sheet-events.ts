/** What people mean to do on the fiche of an action, and with the sections that all fiches have. */
import type { ActionOrigin, ItemId, ThemeId } from '../shared/model.ts';
import type { SectionModel } from '../shared/sheet.ts';
import { IntentEvent } from './events.ts';

/** Open the fiche of an action beside the screen; null closes it. */
export class SheetOpenEvent extends IntentEvent {
  readonly action: ItemId | null;
  constructor(action: ItemId | null) {
    super('sheet-open');
    this.action = action;
  }
}

/** The fiche that is open is of an action somebody else has deleted: nothing is left to show. */
export class SheetLostEvent extends IntentEvent {
  readonly action: ItemId;
  /** By the name it last had. */
  readonly name: string;
  /** What was beside it. */
  readonly near: ItemId | undefined;
  constructor(action: ItemId, name: string, near: ItemId | undefined) {
    super('sheet-lost');
    this.action = action;
    this.name = name;
    this.near = near;
  }
}

/** A text editor has opened, which writes in the plan by itself under this origin. */
export class EditorOpenEvent extends IntentEvent {
  static readonly type = 'editor-open';
  readonly origin: unknown;
  constructor(origin: unknown) {
    super(EditorOpenEvent.type);
    this.origin = origin;
  }
}

/** Say whether an action goes on, is new, or is renewed; null when that is not said. */
export class OriginSetEvent extends IntentEvent {
  static readonly type = 'origin-set';
  readonly action: ItemId;
  readonly origin: ActionOrigin | null;
  constructor(action: ItemId, origin: ActionOrigin | null) {
    super(OriginSetEvent.type);
    this.action = action;
    this.origin = origin;
  }
}

/** Ask which themes an action is about. */
export class ThemesAskEvent extends IntentEvent {
  readonly action: ItemId;
  constructor(action: ItemId) {
    super('themes-ask');
    this.action = action;
  }
}

export class ThemeToggleEvent extends IntentEvent {
  static readonly type = 'theme-toggle';
  readonly action: ItemId;
  readonly theme: ThemeId;
  readonly on: boolean;
  constructor(action: ItemId, theme: ThemeId, on: boolean) {
    super(ThemeToggleEvent.type);
    this.action = action;
    this.theme = theme;
    this.on = on;
  }
}

/** Create a theme on the fly and give it to the action. */
export class ThemeCreateEvent extends IntentEvent {
  static readonly type = 'theme-create';
  readonly action: ItemId;
  readonly name: string;
  constructor(action: ItemId, name: string) {
    super(ThemeCreateEvent.type);
    this.action = action;
    this.name = name;
  }
}

/** Ask to change the sections that all fiches have. */
export class SectionsAskEvent extends IntentEvent {
  constructor() {
    super('sections-ask');
  }
}

export class SectionRenameEvent extends IntentEvent {
  static readonly type = 'section-rename';
  readonly section: string;
  readonly name: string;
  constructor(section: string, name: string) {
    super(SectionRenameEvent.type);
    this.section = section;
    this.name = name;
  }
}

export class SectionHideEvent extends IntentEvent {
  static readonly type = 'section-hide';
  readonly section: string;
  readonly isHidden: boolean;
  constructor(section: string, isHidden: boolean) {
    super(SectionHideEvent.type);
    this.section = section;
    this.isHidden = isHidden;
  }
}

/** Put a section just before another, or last when `before` is null. */
export class SectionMoveEvent extends IntentEvent {
  static readonly type = 'section-move';
  readonly section: string;
  readonly before: string | null;
  constructor(section: string, before: string | null) {
    super(SectionMoveEvent.type);
    this.section = section;
    this.before = before;
  }
}

export class SectionAddEvent extends IntentEvent {
  static readonly type = 'section-add';
  readonly name: string;
  constructor(name: string) {
    super(SectionAddEvent.type);
    this.name = name;
  }
}

/** Show the sections of a model, and hide the others. */
export class ModelTakeEvent extends IntentEvent {
  static readonly type = 'model-take';
  readonly model: SectionModel;
  constructor(model: SectionModel) {
    super(ModelTakeEvent.type);
    this.model = model;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'sheet-open': SheetOpenEvent;
    'sheet-lost': SheetLostEvent;
    'editor-open': EditorOpenEvent;
    'origin-set': OriginSetEvent;
    'themes-ask': ThemesAskEvent;
    'theme-toggle': ThemeToggleEvent;
    'theme-create': ThemeCreateEvent;
    'sections-ask': SectionsAskEvent;
    'section-rename': SectionRenameEvent;
    'section-hide': SectionHideEvent;
    'section-move': SectionMoveEvent;
    'section-add': SectionAddEvent;
    'model-take': ModelTakeEvent;
  }
}
