/** What each rule of the check looks for, as the title of what it has found. */
import type { RuleId } from '../../shared/views/check/finding.ts';

export const checkHeadings: Readonly<Record<RuleId, string>> = {
  'announced-count': 'Nombres annoncés qui ne sont pas ceux du plan',
  'period-named': 'Périodes qui ne sont pas celle du plan',
  'year-outside': 'Années hors de la période',
  'repeated-number': 'Numéros donnés plusieurs fois',
  'number-out-of-place': 'Numéros qui ne suivent pas l’ordre du plan',
  'similar-titles': 'Titres en double, ou presque',
  'ambiguous-short': 'Abréviations partagées',
  'lost-reference': 'Renvois qui ne mènent nulle part',
  'everyone-for-one': '« Tous » pour un seul',
  'no-period': 'Période à indiquer',
  'no-action': 'Plan à compléter',
  'no-orientation': 'À rattacher',
  'no-pilot': 'Sans pilote',
  'no-porteur': 'Sans porteur',
  'no-theme': 'Sans thématique',
  'no-year': 'Sans année planifiée',
  'empty-branch': 'Titres qui ne contiennent rien',
  'empty-sections': 'Fiches à compléter',
  'absent-commune': 'Communes absentes du plan',
  'unused-actor': 'Acteurs qui ne servent pas',
  'unused-theme': 'Thématiques qui ne servent pas',
  'noted-disagreement': 'Désaccords notés dans les annexes',
};
