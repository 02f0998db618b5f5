/** The figures as people read them: medians over the repeats, each beside the relay's, then what was aimed at. */
import { type Target, targets } from './budgets.ts';
import { percentile } from './percentile.ts';
import type { Figures, Scenario } from './scenario.ts';

/** Figures that are worth being laid beside the relay's. */
const compared = ['CPU µs/delivery', 'p99 ms', 'deliveries/s'];

/** By scenario, then by engine, one for each repeat. */
export type Runs = Map<string, Map<string, Figures[]>>;
export type Medians = Readonly<Record<string, Readonly<Record<string, Figures>>>>;

export function medians(runs: Runs): Medians {
  const of = (all: readonly Figures[]): Figures =>
    Object.fromEntries(
      Object.keys(all[0] ?? {}).map(key => {
        const values = all.map(figures => figures[key]);
        const numbers = values.filter(value => typeof value === 'number');
        const odd = values.find(value => value !== 'none') ?? 'none';
        return [key, numbers.length === values.length ? percentile(numbers, 0.5) : odd];
      }),
    );
  return Object.fromEntries(
    [...runs].map(([name, byEngine]) => [
      name,
      Object.fromEntries([...byEngine].map(([engine, all]) => [engine, of(all)])),
    ]),
  );
}

export interface Verdict extends Target {
  readonly found: number | undefined;
  readonly isKept: boolean | undefined;
}

/** Undefined where something to judge by was not run. */
export function verdicts(all: Medians): readonly Verdict[] {
  return targets.map(target => {
    const of = (engine: string): number | undefined => {
      const value = all[target.scenario]?.[engine]?.[target.figure];
      return typeof value === 'number' ? value : undefined;
    };
    const [own, other] = [of('tablee'), target.of === undefined ? 1 : of(target.of)];
    const found = own === undefined || other === undefined ? undefined : own / other;
    const isKept =
      found === undefined
        ? undefined
        : target.is === 'at most'
          ? found <= target.value
          : found >= target.value;
    return { ...target, found, isKept };
  });
}

export function markdown(all: Medians, scenarios: readonly Scenario[], notes: readonly string[]): string {
  const tables = scenarios.flatMap(({ name, about }) => {
    const rows = all[name];
    return rows ? [`## ${name}\n\n${about}.\n\n${tableOf(rows)}`] : [];
  });
  const judged = verdicts(all).filter(({ found }) => found !== undefined);
  const lines = judged.map(({ scenario, figure, is, value, of, found = 0, isKept }) => {
    const whose = of === undefined ? '' : ` × ${of}`;
    return `| ${scenario} | ${figure} | ${is} ${value}${whose} | ${found.toFixed(2)} | ${isKept ? 'kept' : '**not kept**'} |`;
  });
  const aims = [
    '## What Tablée is held to',
    '',
    '| | figure | target | found | |\n|---|---|---|---|---|',
    ...lines,
  ].join('\n');
  return `${['# npm run bench', notes.map(note => `- ${note}`).join('\n'), ...tables, aims].join('\n\n')}\n`;
}

function tableOf(rows: Readonly<Record<string, Figures>>): string {
  const keys = [...new Set(Object.values(rows).flatMap(figures => Object.keys(figures)))];
  const relay = rows.relay;
  const lines = Object.entries(rows).map(([engine, figures]) => {
    const cells = keys.map(key => cell(figures[key], compared.includes(key) ? relay?.[key] : undefined));
    return `| ${engine} | ${cells.join(' | ')} |`;
  });
  return [`| | ${keys.join(' | ')} |`, `|---${keys.map(() => '|---').join('')}|`, ...lines].join('\n');
}

function cell(value: number | string | undefined, relay: number | string | undefined): string {
  if (typeof value !== 'number') return value ?? '–';
  const text = value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
  return typeof relay === 'number' && relay > 0 ? `${text} (× ${(value / relay).toFixed(2)})` : text;
}
