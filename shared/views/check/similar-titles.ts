/** Titles that are nearly the same: most often one thing that was written twice. */
import type { Item, ItemId, PlanSnapshot } from '../../model.ts';
import { countOf } from '../../words.ts';
import { type Finding, finding, itemPlace } from './finding.ts';
import { isSameWord, titleWords, wordKey } from './title-words.ts';

/** A title may have one word more than another it says the same as; with fewer in common it says something else. */
const SHARED_BESIDE_ONE_MORE = 3;

interface Titled {
  readonly item: Item;
  readonly words: readonly string[];
}

export function similarTitles(plan: PlanSnapshot): readonly Finding[] {
  const { vocabulary } = plan.territory;
  const ofMatrix = matrixOrientations(plan);
  return [
    ...similarAmong(plan.axes, vocabulary.axis),
    ...similarAmong(
      plan.orientations.filter(({ id }) => !ofMatrix.has(id)),
      vocabulary.orientation,
    ),
    ...similarAmong(plan.actions, vocabulary.action),
  ];
}

/** In a plan that is a matrix, the same orientations stand under each axis: they are its columns. */
function matrixOrientations({ axes, orientations }: PlanSnapshot): ReadonlySet<ItemId> {
  const groups = Map.groupBy(orientations, item => titleWords(item).join(' '));
  const columns = [...groups.values()].filter(
    group => axes.length > 2 && new Set(group.map(({ place }) => place.parent)).size === axes.length,
  );
  return new Set(columns.flat().map(({ id }) => id));
}

function similarAmong(items: readonly Item[], word: string): readonly Finding[] {
  const titled = items
    .map((item): Titled => ({ item, words: titleWords(item) }))
    .filter(({ words }) => words.length > 0);
  return clustersOf(titled).map(cluster => {
    const isSame = new Set(cluster.map(({ words }) => [...words].sort().join(' '))).size === 1;
    return finding(
      'similar-titles',
      `${countOf(cluster.length, word)} ont ${isSame ? 'le même titre' : 'presque le même titre'}.`,
      ...cluster.map(({ item }) => itemPlace(item.id)),
    );
  });
}

/** Those that are like one another, directly or through others; alone when like none. */
function clustersOf(titled: readonly Titled[]): readonly (readonly Titled[])[] {
  const clusters = new Map<Titled, Titled[]>();
  for (const [earlier, later] of candidatePairs(titled)) {
    const [kept, joining] = [clusters.get(earlier) ?? [earlier], clusters.get(later) ?? [later]];
    if (kept === joining || !isSimilar(earlier.words, later.words)) continue;
    kept.push(...joining);
    for (const one of kept) clusters.set(one, kept);
  }
  return [...new Set(clusters.values())];
}

/** Only titles with enough words that begin alike are worth comparing: three hundred make 45,000 pairs. */
function* candidatePairs(titled: readonly Titled[]): Generator<readonly [Titled, Titled]> {
  const withKey = new Map<string, number[]>();
  for (const [index, later] of titled.entries()) {
    const shared = new Uint16Array(index);
    for (const key of new Set(later.words.map(wordKey))) {
      const others = withKey.get(key) ?? [];
      for (const other of others) shared[other] = (shared[other] ?? 0) + 1;
      others.push(index);
      withKey.set(key, others);
    }
    for (const [other, count] of shared.entries()) {
      const earlier = titled[other];
      if (earlier && count * 2 >= Math.max(earlier.words.length, later.words.length)) yield [earlier, later];
    }
  }
}

/** Every word of the shorter title is in the longer, which has at most one more. */
function isSimilar(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const left = [...long];
  for (const word of short) {
    const exact = left.indexOf(word);
    const index = exact >= 0 ? exact : left.findIndex(other => isSameWord(word, other));
    if (index < 0) return false;
    left.splice(index, 1);
  }
  return left.length === 0 || (left.length === 1 && short.length >= SHARED_BESIDE_ONE_MORE);
}
