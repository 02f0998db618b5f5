/** Asks the server for what only coordinators may: the links of a plan, its lock, its séances. */
import * as v from 'valibot';
import { type AccessRole, accessRoles, type SeanceRole, seanceRoles } from '../shared/model.ts';
import { ask, order, sending } from './access.ts';
import type { AccessLink, Seance } from './invitation.ts';

const link = v.object({
  id: v.string(),
  role: v.picklist(accessRoles),
  label: v.string(),
  createdAt: v.string(),
  endsAt: v.nullable(v.string()),
  lastUse: v.nullable(v.string()),
  isCurrent: v.boolean(),
});

const seance = v.object({
  id: v.string(),
  name: v.string(),
  role: v.picklist(seanceRoles),
  startedAt: v.string(),
  endsAt: v.string(),
  code: v.string(),
  link: v.string(),
  people: v.number(),
});

/** A territory as its coordinators have it. Each of these throws `AccessError`. */
export class Inviting {
  readonly #path: string;

  constructor(territory: string) {
    this.#path = `/api/territories/${territory}`;
  }

  async links(): Promise<readonly AccessLink[]> {
    return (await ask(`${this.#path}/links`, v.object({ links: v.array(link) }))).links;
  }

  /** @returns the address, which is told once */
  async createLink(role: AccessRole, label: string, endsAt: string | null): Promise<string> {
    const created = v.object({ link: v.string() });
    return (await ask(`${this.#path}/links`, created, sending('POST', { role, label, endsAt }))).link;
  }

  revokeLink(id: string): Promise<void> {
    return order(`${this.#path}/links/${id}`, { method: 'DELETE' });
  }

  async setLock(locked: boolean): Promise<boolean> {
    const schema = v.object({ locked: v.boolean() });
    return (await ask(`${this.#path}/lock`, schema, sending('PUT', { locked }))).locked;
  }

  async seances(): Promise<readonly Seance[]> {
    return (await ask(`${this.#path}/seances`, v.object({ seances: v.array(seance) }))).seances;
  }

  openSeance(name: string, role: SeanceRole, endsAt: string): Promise<Seance> {
    return ask(`${this.#path}/seances`, seance, sending('POST', { name, role, endsAt }));
  }

  endSeance(id: string): Promise<void> {
    return order(`${this.#path}/seances/${id}`, { method: 'DELETE' });
  }
}
