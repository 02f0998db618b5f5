/** Asks the server for a new territory, and what it says when it has one. */
import * as v from 'valibot';
import type { TerritoryFile } from '../shared/formats/territory-schema.ts';
import type { AccessRole } from '../shared/model.ts';
import { ask } from './access.ts';
import { administering } from './administering.ts';

/** A new territory and its links: they are told once. */
export interface Created {
  readonly id: string;
  readonly links: Readonly<Record<AccessRole, string>>;
}

const created = v.object({
  id: v.string(),
  links: v.object({ coordinator: v.string(), editor: v.string(), reader: v.string() }),
});

/**
 * @param file as read from this code, or from a file that the server is to judge
 * @param password the one of the administration (`ADMIN_TOKEN`)
 * @throws AccessError
 */
export function createTerritory(file: TerritoryFile | string, password: string): Promise<Created> {
  const body = typeof file === 'string' ? file : JSON.stringify(file);
  return administering(password, headers =>
    ask('/api/territories', created, { method: 'POST', body, headers }),
  );
}
