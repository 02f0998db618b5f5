/** What the state line says of a person's work, and the words it says it with. Each state is shown only while true. */

import type { ReadOnly } from './rights.ts';

export type Refusal =
  | 'sign-in'
  | 'no-access'
  | 'deleted'
  | 'seance-over'
  | 'bad-frame'
  | 'too-big'
  | 'replaced';

/**
 * Where unsent edits are kept: this browser's storage, or only the open page when it has none. On its way while the
 * storage has not said yet that it has the last of them.
 */
export type Kept = 'device' | 'page' | 'on-its-way';

export type Status =
  /** Not yet in step with the server; nothing typed since. */
  | { readonly is: 'connecting' }
  /** Everything typed here is on the server's disk. */
  | { readonly is: 'saved' }
  /** Sent or about to be, not yet acknowledged. */
  | { readonly is: 'saving'; readonly pending: number }
  /** No connection; `pending` edits wait here. */
  | { readonly is: 'offline'; readonly pending: number; readonly kept: Kept }
  /** Connected, but the server cannot write to its disk. */
  | { readonly is: 'not-saved'; readonly pending: number }
  /** Connected, but nothing may be written: what was edited by another link, or when the lock fell, cannot be sent. */
  | { readonly is: 'unsendable'; readonly why: ReadOnly; readonly pending: number; readonly kept: Kept }
  /** The server will not have us; it is no use to try again. */
  | { readonly is: 'refused'; readonly reason: Refusal; readonly pending: number };

export function describeStatus(status: Status): string {
  switch (status.is) {
    case 'connecting':
      return 'Connexion…';
    case 'saved':
      return 'Enregistré';
    case 'saving':
      return 'Enregistrement…';
    case 'offline':
      return status.pending === 0 ? 'Hors ligne' : `Hors ligne : ${tellKept(status)}`;
    case 'not-saved':
      return 'Non enregistré : le disque du serveur ne répond pas. Gardez cette page ouverte.';
    case 'unsendable':
      return `Non enregistré : ${readOnly[status.why]}. ${sentence(tellKept(status))}`;
    case 'refused':
      return `${refusals[status.reason]}${unsentOf(status)}`;
  }
}

/** What was never sent cannot be any more: it is on this device only, to be copied from. */
function unsentOf({ reason, pending }: Extract<Status, { is: 'refused' }>): string {
  // Of those that are got out of, the reason says so itself.
  if (pending === 0 || waysOut.includes(reason)) return '';
  // What is to be done about it is said where it can be done.
  const advice = shutOut.includes(reason)
    ? ''
    : ' : copiez ailleurs ce que vous venez d’écrire avant de fermer cette page';
  return ` ${tellUnsaved(pending)}${advice}.`;
}

/** « Votre dernière modification n’est pas enregistrée » */
export function tellUnsaved(pending: number): string {
  return pending === 1
    ? 'Votre dernière modification n’est pas enregistrée'
    : `Vos ${pending} dernières modifications ne sont pas enregistrées`;
}

/** True when closing the page now could lose work or leave it on this device only. */
export function hasUnsavedWork(status: Status): boolean {
  return 'pending' in status && status.pending > 0;
}

const readOnly: Readonly<Record<ReadOnly, string>> = {
  reader: 'ce lien ne permet que de lire',
  locked: 'le plan est verrouillé',
  archived: 'ce plan est archivé',
};

const refusals: Readonly<Record<Refusal, string>> = {
  'sign-in': 'Accès refusé : votre lien a expiré. Demandez-en un nouveau à votre coordinateur.',
  'no-access': 'Accès refusé : ce lien n’ouvre plus ce plan. Demandez-en un nouveau à votre coordinateur.',
  deleted: 'Accès refusé : ce plan a été supprimé. Demandez à votre coordinateur s’il a été déplacé.',
  'seance-over': 'La séance est terminée.',
  'bad-frame': 'Accès refusé : cette page n’est plus à jour. Rechargez-la.',
  'too-big':
    'Accès refusé : vos modifications dépassent la taille permise. Copiez votre dernier texte ailleurs, puis repartez du plan enregistré.',
  replaced:
    'Accès refusé : ce plan a été repris d’une sauvegarde, ou allégé, sur le serveur. Notez vos dernières modifications, puis repartez du plan enregistré.',
};

/** Refusals after which the plan is not for this person any more, nor its copy once its unsent work is copied elsewhere. */
const shutOut: readonly Refusal[] = ['no-access', 'deleted', 'seance-over'];

/** Why there is nothing left to do here but to copy what was not saved; undefined while that is not so. */
export function shutOutWithWork(status: Status): Refusal | undefined {
  const isSo = status.is === 'refused' && status.pending > 0 && shutOut.includes(status.reason);
  return isSo ? status.reason : undefined;
}

/** Refusals one gets out of by giving up what was not saved. */
const waysOut: readonly Refusal[] = ['too-big', 'replaced'];

/** True when the person may start again from the plan the server has. */
export function mayStartOver(status: Status): boolean {
  return status.is === 'refused' && waysOut.includes(status.reason);
}

const places: Readonly<Record<Exclude<Kept, 'on-its-way'>, string>> = {
  device: 'sur cet appareil',
  page: 'dans cette page, ne la fermez pas',
};

function tellKept({ pending, kept }: { readonly pending: number; readonly kept: Kept }): string {
  if (kept === 'on-its-way') return 'mise à l’abri sur cet appareil…';
  return `${pending === 1 ? '1 modification gardée' : `${pending} modifications gardées`} ${places[kept]}`;
}

function sentence(text: string): string {
  const end = text.endsWith('…') ? '' : '.';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${end}`;
}
