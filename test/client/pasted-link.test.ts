import { expect } from 'chai';
import { findLink } from '../../client/pasted-link.ts';

const path = '/t/abc-1#cle=k_2-x';

describe('findLink', () => {
  const cases = [
    [`https://tablee.fr${path}`, `https://tablee.fr${path}`],
    [`  HTTPS://Tablee.fr${path}\n`, `https://tablee.fr${path}`],
    [
      `https://tablee.fr/t/abc-1/deploiement?axe=2#cle=k`,
      `https://tablee.fr/t/abc-1/deploiement?axe=2#cle=k`,
    ],
    [`tablee.fr${path}`, `https://tablee.fr${path}`],
    [`www.tablee.fr:8443${path}`, `https://www.tablee.fr:8443${path}`],
    [`192.168.1.20:4310${path}`, `http://192.168.1.20:4310${path}`],
    [`ici.example${path}`, `https://ici.example${path}`],
    [path, `https://ici.example${path}`],
    [path.slice(1), `https://ici.example${path}`],
    [`Mon lien : https://tablee.fr${path}`, `https://tablee.fr${path}`],
    [`Mon lien : tablee.fr${path}, bonne lecture.`, `https://tablee.fr${path}`],
    [`<https://tablee.fr${path}>`, `https://tablee.fr${path}`],
    [`« https://tablee.fr${path} »`, `https://tablee.fr${path}`],
    [`[le plan](https://tablee.fr${path})`, `https://tablee.fr${path}`],
    [`https://tablee.fr${path}.`, `https://tablee.fr${path}`],
    [`\u200bhttps://tab\u00adlee.fr/t/ab\u200bc-1#cle=k_2-x\ufeff`, `https://tablee.fr${path}`],
    [`https://user:pw@tablee.fr${path}`, `https://tablee.fr${path}`],
    [`http://127.0.0.1:4399${path}`, `https://ici.example${path}`],
    [`localhost:4310${path}`, `https://ici.example${path}`],
    [`http://[::1]:4310${path}`, `https://ici.example${path}`],
    [`https://caf.example/autre puis https://tablee.fr${path}`, `https://tablee.fr${path}`],
  ] as const;
  for (const [pasted, expected] of cases)
    it(`leads from « ${pasted} » to ${expected}`, () => {
      expect(findLink(pasted, new URL('https://ici.example/'))?.href).to.equal(expected);
    });

  for (const pasted of [
    '',
    'bonjour',
    'https://caf.example/autre',
    'https://tablee.fr/',
    'http://',
    'javascript:/t/x3;alert(1)',
    'javascript://tablee.fr/t/x3%0Aalert(1)',
    'data:text/html,http://tablee.fr/t/x3',
    'data:/t/x3',
    'ftp://tablee.fr/t/x3',
    'file:///t/x3',
    'blob:https://tablee.fr/t/x3',
    '//tablee.fr/autre',
  ])
    it(`leads nowhere from « ${pasted} »`, () => {
      expect(findLink(pasted, new URL('https://ici.example/'))).to.equal(undefined);
    });

  it('leads to this very machine where it is one’s own', () => {
    const link = `http://127.0.0.1:4399${path}`;
    expect(findLink(link, new URL('http://localhost:4310/'))?.href).to.equal(link);
    expect(findLink(`127.0.0.1:4399${path}`, new URL('http://127.0.0.1:4399/'))?.href).to.equal(link);
  });
});
