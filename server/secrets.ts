/** Secrets a data folder keeps for itself, each in a file that only the server's user can read. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { createToken } from './tokens.ts';

export interface Secret {
  readonly value: string;
  /** True the first time: somebody may have to be told. */
  readonly isNew: boolean;
}

export async function keepSecret(folder: string, name: string): Promise<Secret> {
  const file = join(folder, name);
  const known = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (known?.trim()) return { value: known.trim(), isNew: false };
  const value = createToken();
  await writeFileAtomic(file, `${value}\n`, { mode: 0o600, fsync: true });
  return { value, isNew: true };
}
