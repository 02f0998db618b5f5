/** What coordinators mean to do with the ways into a plan. */
import type { AccessRole, SeanceRole } from '../shared/model.ts';
import { IntentEvent } from './events.ts';
import type { AccessLink, Seance } from './invitation.ts';

export class LinkCreateEvent extends IntentEvent {
  readonly role: AccessRole;
  readonly label: string;
  readonly endsAt: string | null;
  constructor(role: AccessRole, label: string, endsAt: string | null) {
    super('link-create');
    this.role = role;
    this.label = label;
    this.endsAt = endsAt;
  }
}

/** The person has a new link in hand, or does without: it is not to be shown any more. */
export class LinkKeptEvent extends IntentEvent {
  constructor() {
    super('link-kept');
  }
}

/** A new link was copied: it may be left. */
export class LinkCopiedEvent extends IntentEvent {
  constructor() {
    super('link-copied');
  }
}

export class LinkRevokeEvent extends IntentEvent {
  readonly link: AccessLink;
  constructor(link: AccessLink) {
    super('link-revoke');
    this.link = link;
  }
}

export class SeanceOpenEvent extends IntentEvent {
  readonly name: string;
  readonly role: SeanceRole;
  readonly endsAt: string;
  constructor(name: string, role: SeanceRole, endsAt: string) {
    super('seance-open');
    this.name = name;
    this.role = role;
    this.endsAt = endsAt;
  }
}

export class SeanceEndEvent extends IntentEvent {
  readonly seance: Seance;
  constructor(seance: Seance) {
    super('seance-end');
    this.seance = seance;
  }
}

/** Print the sheet that tells a room how to join. */
export class PosterPrintEvent extends IntentEvent {
  readonly seance: Seance;
  constructor(seance: Seance) {
    super('poster-print');
    this.seance = seance;
  }
}

/** Take a seat in a séance. */
export class SeatTakeEvent extends IntentEvent {
  readonly name: string;
  readonly institution: string;
  constructor(name: string, institution: string) {
    super('seat-take');
    this.name = name;
    this.institution = institution;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'link-create': LinkCreateEvent;
    'link-kept': LinkKeptEvent;
    'link-copied': LinkCopiedEvent;
    'link-revoke': LinkRevokeEvent;
    'seance-open': SeanceOpenEvent;
    'seance-end': SeanceEndEvent;
    'poster-print': PosterPrintEvent;
    'seat-take': SeatTakeEvent;
  }
}
