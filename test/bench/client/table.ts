/** The figures, printed as they come: a slow machine takes minutes for all of them. */
import { percentile } from '../percentile.ts';

export interface Figure {
  /** « 300 actions, 60 others ». */
  readonly scene: string;
  readonly what: string;
  readonly unit: string;
  readonly counted: number;
  readonly p50: number;
  readonly p95: number;
  readonly limit: number | null;
  readonly isKept: boolean;
}

export class Table {
  readonly figures: Figure[] = [];
  readonly #lines: string[] = [];
  #scene = '';

  get isKept(): boolean {
    return this.figures.every(({ isKept }) => isKept);
  }

  get markdown(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  /** What follows is measured in it. */
  begin(scene: string): void {
    this.#scene = scene;
    this.#print(`\n**${scene}**\n\n| what | unit | counted | p50 | p95 | limit |\n|---|---|---|---|---|---|`);
  }

  /** @param limit what the 95th percentile may be at most */
  add(what: string, unit: string, values: readonly number[], limit: number | null = null): void {
    const [p50, p95] = [percentile(values, 0.5), percentile(values, 0.95)];
    const isKept = values.length > 0 && (limit === null || p95 <= limit);
    this.figures.push({ scene: this.#scene, what, unit, counted: values.length, p50, p95, limit, isKept });
    const over = isKept ? '' : ' **over**';
    const cells = [what, unit, values.length, brief(p50), brief(p95) + over, limit ?? ''];
    this.#print(`| ${cells.join(' | ')} |`);
  }

  #print(line: string): void {
    this.#lines.push(line);
    console.log(line);
  }
}

function brief(value: number): string {
  return value.toFixed(value < 10 && !Number.isInteger(value) ? 1 : 0);
}
