/** What a backup holds, told to who made it or puts it back. */
import type { BackedUpPlan, BackupReport } from './backup-folder.ts';

const numbers = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

export function describeReport({ plans, changes, links, secrets, bytes }: BackupReport): string {
  const summary = [
    count(plans.length, 'territoire'),
    count(links, 'lien'),
    `${count(changes, 'changement')} dans l’historique`,
    `${numbers.format(bytes / 1e6)} Mo`,
  ].join(', ');
  const kept = secrets.length === 0 ? '' : `\nAvec les fichiers secrets : ${secrets.join(', ')}.`;
  return `${summary}${kept}\n${plans.map(describePlan).join('\n')}`;
}

function describePlan({ name, actions, comments, isWhole }: BackedUpPlan): string {
  const damage = isWhole ? '' : ' — une partie était déjà abîmée sur le serveur';
  return `  ${name} : ${count(actions, 'action')}, ${count(comments, 'commentaire')}${damage}`;
}

function count(n: number, what: string): string {
  return `${numbers.format(n)} ${what}${n > 1 ? 's' : ''}`;
}
