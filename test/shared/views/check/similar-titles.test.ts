import { describe, expect, it } from 'vitest';
import { cafe, network, nursery, smallTerritory } from '../../territories.ts';
import { actionsWith, placesOf, said, smallPlan } from './checking.ts';

/** What is said when two actions have these titles. */
function compare(first: string, second: string): readonly string[] {
  const actions = actionsWith({ [network]: { title: first }, [cafe]: { title: second } });
  return said(smallPlan({ actions }), 'similar-titles');
}

const same = ['2 actions ont le même titre.'];
const nearly = ['2 actions ont presque le même titre.'];

describe('titles', () => {
  it.each([
    ['but for case, accents and ligatures', 'Créer un RELAIS au cœur', 'Creer un relais au coeur', same],
    ['in another order', 'Les Pennes : créer une maison', 'Créer une maison (Les Pennes)', same],
    ['but for empty words', 'Offre de services aux jeunes', 'L’offre de service des jeunes', same],
    ['but for a letter', 'Soutenir Gilette', 'Soutenir Gillette', nearly],
    ['but for two letters exchanged', 'Ouvrir une ludothèque', 'Ouvrir une ludohtèque', nearly],
    [
      'in other forms of the same words',
      'Informer collectivement les parents sur les modes de gardes',
      'Information collective sur les modes de garde en direction des parents',
      nearly,
    ],
    [
      'with one word more',
      'L’inclusion au cœur de chaque projet de structure',
      'Inscrire l’inclusion au cœur de chaque projet de structure',
      nearly,
    ],
    [
      'with one word in place of another',
      'Mener une réflexion sur la dynamique enfance du Bassin de Vie',
      'Mener une réflexion sur la dynamique jeunesse du Bassin de Vie',
      [],
    ],
    ['of another year', 'Organiser le forum 2024', 'Organiser le forum 2025', []],
    ['with a word more than two', 'Créer une crèche', 'Créer une crèche familiale', []],
    ['without words', '…', '!', []],
  ] as const)('alike %s', (_what, first, second, sentences) => {
    expect(compare(first, second)).toEqual(sentences);
  });

  it('of three alike are told once, with all three', () => {
    const title = 'Ouvrir un café des parents';
    const plan = smallPlan({
      actions: actionsWith({ [nursery]: { title }, [network]: { title }, [cafe]: { title: `${title}.` } }),
    });
    expect(said(plan, 'similar-titles')).toEqual(['3 actions ont le même titre.']);
    expect(placesOf(plan, 'similar-titles')[0]).toHaveLength(3);
  });

  it('of orientations and of axes are compared too, each with its own kind', () => {
    const [first, second] = smallTerritory.axes;
    const axes = [first, second].flatMap(axis =>
      axis
        ? {
            ...axis,
            title: 'Parents',
            orientations: axis.orientations.map(one => ({ ...one, title: 'Parents' })),
          }
        : [],
    );
    expect(said(smallPlan({ axes }), 'similar-titles')).toEqual([
      '2 axes ont le même titre.',
      '3 orientations ont le même titre.',
    ]);
  });
});
