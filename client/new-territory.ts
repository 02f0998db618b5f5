/** Asks the server for a new territory, and what it says when it has one. */
import * as v from 'valibot';
import type { TerritoryFile } from '../shared/formats/territory-schema.ts';
import type { AccessRole } from '../shared/model.ts';
import { AccessError, ask } from './access.ts';

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
 * @param password the one of the administration (`ADMIN_TOKEN`)
 * @throws AccessError
 */
export async function createTerritory(file: TerritoryFile, password: string): Promise<Created> {
  // A header holds no other characters: the browser would refuse it in words nobody understands.
  if (!/^[\x20-\x7e]+$/.test(password)) throw wrongPassword();
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${password}` };
  const body = JSON.stringify(file);
  return ask('/api/territories', created, { method: 'POST', body, headers }).catch((error: unknown) => {
    throw error instanceof AccessError && error.status === 401 ? wrongPassword() : error;
  });
}

function wrongPassword(): AccessError {
  return new AccessError(
    401,
    'Ce n’est pas le mot de passe d’administration de ce Tablée. Vérifiez-le, puis réessayez.',
  );
}
