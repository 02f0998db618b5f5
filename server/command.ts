/** What the commands share: where the person stands, and how they are refused. */
import { cwd, env } from 'node:process';

/** What went wrong, in French, for whoever typed the command. */
export class Refusal extends Error {}

/** Where the person stands: npm runs its scripts in the folder of the package. */
export function standingIn(script: string): string {
  const { INIT_CWD, npm_lifecycle_event: running } = env;
  return running === script && INIT_CWD ? INIT_CWD : cwd();
}
