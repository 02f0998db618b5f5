import { expect } from 'chai';
import { describeStatus, hasUnsavedWork, type Refusal, type Status } from '../../client/status.ts';

describe('describeStatus', () => {
  const sentences: readonly (readonly [Status, string])[] = [
    [{ is: 'connecting' }, 'Connexion…'],
    [{ is: 'saved' }, 'Enregistré'],
    [{ is: 'saving', pending: 0 }, 'Enregistrement…'],
    [{ is: 'saving', pending: 4 }, 'Enregistrement…'],
    [{ is: 'offline', pending: 0, kept: 'device' }, 'Hors ligne'],
    [{ is: 'offline', pending: 0, kept: 'page' }, 'Hors ligne'],
    [{ is: 'offline', pending: 1, kept: 'device' }, 'Hors ligne : 1 modification gardée sur cet appareil'],
    [
      { is: 'offline', pending: 12, kept: 'device' },
      'Hors ligne : 12 modifications gardées sur cet appareil',
    ],
    [
      { is: 'offline', pending: 12, kept: 'page' },
      'Hors ligne : 12 modifications gardées dans cette page, ne la fermez pas',
    ],
    [{ is: 'offline', pending: 1, kept: 'on-its-way' }, 'Hors ligne : mise à l’abri sur cet appareil…'],
    [
      { is: 'unsendable', why: 'locked', pending: 1, kept: 'on-its-way' },
      'Non enregistré : le plan est verrouillé. Mise à l’abri sur cet appareil…',
    ],
    [
      { is: 'not-saved', pending: 0 },
      'Non enregistré : le disque du serveur ne répond pas. Gardez cette page ouverte.',
    ],
    [
      { is: 'unsendable', why: 'reader', pending: 1, kept: 'device' },
      'Non enregistré : ce lien ne permet que de lire. 1 modification gardée sur cet appareil.',
    ],
    [
      { is: 'unsendable', why: 'locked', pending: 2, kept: 'device' },
      'Non enregistré : le plan est verrouillé. 2 modifications gardées sur cet appareil.',
    ],
    [
      { is: 'unsendable', why: 'archived', pending: 1, kept: 'page' },
      'Non enregistré : ce plan est archivé. 1 modification gardée dans cette page, ne la fermez pas.',
    ],
  ];
  for (const [status, sentence] of sentences)
    it(`says « ${sentence} » for ${JSON.stringify(status)}`, () => {
      expect(describeStatus(status)).to.equal(sentence);
    });

  const refusals: Readonly<Record<Refusal, RegExp>> = {
    'sign-in': /lien a expiré.*Demandez-en un nouveau/,
    'no-access': /n’ouvre plus ce plan.*Demandez-en un nouveau/,
    deleted: /supprimé.*Demandez/,
    'seance-over': /La séance est terminée/,
    'bad-frame': /plus à jour.*Rechargez/,
    'too-big': /taille permise.*Copiez.*repartez/,
    replaced: /sauvegarde, ou allégé.*Notez.*repartez/,
  };
  for (const reason of [
    'sign-in',
    'no-access',
    'deleted',
    'seance-over',
    'bad-frame',
    'too-big',
    'replaced',
  ] as const)
    it(`says why access is refused and what to do: ${reason}`, () => {
      const sentence = describeStatus({ is: 'refused', reason, pending: 0 });
      expect(sentence).to.match(/^(Accès refusé : |La séance est terminée)/);
      expect(sentence).to.match(refusals[reason]);
    });

  it('tells those who are shut out what was never sent, while it can still be copied', () => {
    const told = (reason: Refusal, pending: number): string =>
      describeStatus({ is: 'refused', reason, pending });
    expect(told('sign-in', 0)).not.to.match(/enregistrée/);
    expect(told('sign-in', 1)).to.match(
      /Votre dernière modification n’est pas enregistrée : copiez ailleurs/,
    );
    expect(told('sign-in', 3)).to.match(
      /Vos 3 dernières modifications ne sont pas enregistrées : copiez ailleurs/,
    );
    expect(told('seance-over', 1)).to.equal(
      'La séance est terminée. Votre dernière modification n’est pas enregistrée.',
    );
  });
});

describe('hasUnsavedWork', () => {
  const cases: readonly (readonly [Status, boolean])[] = [
    [{ is: 'connecting' }, false],
    [{ is: 'saved' }, false],
    [{ is: 'saving', pending: 0 }, false],
    [{ is: 'saving', pending: 1 }, true],
    [{ is: 'offline', pending: 0, kept: 'page' }, false],
    [{ is: 'offline', pending: 1, kept: 'device' }, true],
    [{ is: 'not-saved', pending: 1 }, true],
    [{ is: 'unsendable', why: 'reader', pending: 1, kept: 'device' }, true],
    [{ is: 'refused', reason: 'deleted', pending: 0 }, false],
    [{ is: 'refused', reason: 'too-big', pending: 2 }, true],
  ];
  for (const [status, expected] of cases)
    it(`is ${expected} for ${JSON.stringify(status)}`, () => {
      expect(hasUnsavedWork(status)).to.equal(expected);
    });
});
