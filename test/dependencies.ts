/**
 * What the product is made of that others wrote. `npm test` asks the registry for known weaknesses in it; where the
 * registry does not tell, what is installed must at least be what was looked at when it was added.
 *
 * `node test/dependencies.ts` checks; `node test/dependencies.ts --accept` writes the list anew, to be read in the diff.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

const root = new URL('../', import.meta.url);
const list = new URL('dependencies.json', import.meta.url);

const lockSchema = v.object({
  packages: v.record(
    v.string(),
    v.object({
      version: v.optional(v.string()),
      dev: v.optional(v.boolean()),
      optional: v.optional(v.boolean()),
    }),
  ),
});

/** `name@version` of all that is installed to run the product. Binaries of one platform only follow their package. */
export function installed(): readonly string[] {
  const { packages } = v.parse(
    lockSchema,
    JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')),
  );
  return Object.entries(packages)
    .filter(([path, { dev, optional }]) => path !== '' && !dev && !optional)
    .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`)
    .sort();
}

export function accepted(): readonly string[] {
  return v.parse(v.array(v.string()), JSON.parse(readFileSync(list, 'utf8')));
}

/** Undefined when the registry cannot be asked. */
function audit(): { readonly isSafe: boolean; readonly report: string } | undefined {
  const { status, stdout } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  });
  const told = v.safeParse(
    v.pipe(v.string(), v.parseJson(), v.object({ vulnerabilities: v.record(v.string(), v.unknown()) })),
    stdout,
  );
  if (!told.success) return undefined;
  return { isSafe: status === 0, report: Object.keys(told.output.vulnerabilities).join(', ') };
}

if (import.meta.main) {
  if (process.argv.includes('--accept')) writeFileSync(list, `${JSON.stringify(installed(), null, 2)}\n`);
  const answer = audit();
  if (answer && !answer.isSafe) {
    console.error(`Known weaknesses, high or worse: ${answer.report}. See npm audit --omit=dev.`);
    process.exit(1);
  }
  console.log(
    answer
      ? 'The registry knows no serious weakness in what the product is made of.'
      : 'The registry does not tell of weaknesses here: test/dependencies.test.ts compares versions instead.',
  );
}
