/** The real plan of Les Pennes-Mirabeau et Septèmes-les-Vallons, open in front of two people. */
import * as Y from 'yjs';
import { parseTerritoryFile } from '../../shared/formats/territory-file.ts';
import type { TerritoryFile } from '../../shared/formats/territory-schema.ts';
import {
  type Action,
  type ActorId,
  actorId,
  type ItemId,
  itemId,
  type PlanSnapshot,
} from '../../shared/model.ts';
import { Plan } from '../../shared/plan.ts';
import { seedTerritory } from '../../shared/plan-seed.ts';
import {
  actionsInOrder,
  type NumberedAction,
  type OutlineAxis,
  outlineOf,
} from '../../shared/views/outline.ts';

export const years = [2022, 2023, 2024, 2025, 2026] as const;

/** The actors of the plan: two communes, then the Caf. */
export const pennes = actorId('les-pennes');
export const septemes = actorId('septemes');
export const caf = actorId('caf');

/** « Mettre en œuvre des formations des acteurs de la PE/E/J », first row of the grid: everyone, from 2024. */
export const trainings = itemId('a04');
/** « Créer des structures Petite Enfance… »: Les Pennes from 2022, with Septèmes from 2025. */
export const nurseries = itemId('a05');
/** « Favoriser l’accès aux loisirs et à la culture »: everyone, every year. */
export const leisure = itemId('a06');

let file: Promise<TerritoryFile> | undefined;

export interface Cast {
  readonly alice: Plan;
  readonly bob: Plan;
  /** Lets both work out of reach of each other, then brings their work together. */
  apart(work: () => void): void;
}

/** Two people's plans, each in its own document: what one does the other has at once. */
export async function openPennes(): Promise<Cast> {
  file ??= fetch('/server/examples/pennes-septemes.json').then(async answer =>
    parseTerritoryFile(await answer.json()),
  );
  const [hers, his] = [new Y.Doc(), new Y.Doc()];
  seedTerritory(hers, await file);
  const meet = (): void => {
    Y.applyUpdate(his, Y.encodeStateAsUpdate(hers, Y.encodeStateVector(his)));
    Y.applyUpdate(hers, Y.encodeStateAsUpdate(his, Y.encodeStateVector(hers)));
  };
  meet();
  let isApart = false;
  const pass = (to: Y.Doc) => (update: Uint8Array) => {
    if (!isApart) Y.applyUpdate(to, update);
  };
  hers.on('update', pass(his));
  his.on('update', pass(hers));
  return {
    alice: new Plan(hers),
    bob: new Plan(his),
    apart: work => {
      isApart = true;
      work();
      isApart = false;
      meet();
    },
  };
}

export function actionOf({ actions }: PlanSnapshot, id: ItemId): Action {
  const found = actions.find(action => action.id === id);
  if (!found) throw new Error(`pennes: no action ${id}`);
  return found;
}

export function numberedOf(plan: PlanSnapshot, id: ItemId): NumberedAction {
  const found = actionsInOrder(outlineOf(plan)).find(({ action }) => action.id === id);
  if (!found) throw new Error(`pennes: no action ${id}`);
  return found;
}

export function axisOf(plan: PlanSnapshot, id: ItemId): OutlineAxis {
  const found = outlineOf(plan).axes.find(({ axis }) => axis.id === id);
  if (!found) throw new Error(`pennes: no axis ${id}`);
  return found;
}

/** Everyone, or these actors by name. */
export function mark(...actors: readonly ActorId[]): { everyone: boolean; actors: readonly ActorId[] } {
  return { everyone: actors.length === 0, actors };
}
