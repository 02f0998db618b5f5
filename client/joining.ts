/** Asks the server what people need to take a seat in a séance: what it is, and a place in it. */
import * as v from 'valibot';
import { seanceRoles } from '../shared/model.ts';
import { type Access, accessSchema, ask, type Person, sending } from './access.ts';
import type { SeanceDoor } from './invitation.ts';

const door = v.object({
  territory: v.object({ id: v.string(), name: v.string() }),
  name: v.string(),
  role: v.picklist(seanceRoles),
  endsAt: v.string(),
  institutions: v.array(v.string()),
});

/** @throws AccessError */
export function findSeance(code: string): Promise<SeanceDoor> {
  return ask(`/api/seances/${encodeURIComponent(code)}`, door);
}

/**
 * Takes a seat: the browser has its cookie afterwards.
 * @throws AccessError
 */
export function joinSeance(code: string, person: Person): Promise<Access> {
  return ask(`/api/seances/${encodeURIComponent(code)}`, accessSchema, sending('POST', person));
}
