import { expect } from 'chai';
import { typeset } from '../../../client/styles/typeset.ts';

describe('typeset', () => {
  const shown = [
    ['Action « Crèche » supprimée', 'Action «_Crèche_» supprimée'],
    ['Pour qui : les 0-3 ans ?', 'Pour qui_: les 0-3 ans_?'],
    ['50 % ; oui !', '50_%_; oui_!'],
    ['jusqu’à ce soir, 23 h 59', 'jusqu’à ce soir, 23_h_59'],
    ['Rien à tenir ensemble', 'Rien à tenir ensemble'],
    ['', ''],
  ] as const;
  for (const [text, expected] of shown)
    it(`keeps together the words of « ${text} » that French does, at the same length`, () => {
      expect(typeset(text)).to.equal(expected.replaceAll('_', '\u00a0'));
      expect(typeset(text)).to.have.length(text.length);
    });
});
