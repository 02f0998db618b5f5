/** Who else is in a section of a fiche, said beside its heading. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ItemId } from '../../shared/model.ts';
import { signature } from '../../shared/people.ts';
import type { Peer } from '../peers.ts';

export const nobody: readonly Peer[] = [];

/** One and the same list for all sections nobody is in. */
export function peersIn(company: readonly Peer[], action: ItemId, section: string): readonly Peer[] {
  const here = company.filter(peer => !peer.isMe && peer.item === action && peer.section === section);
  return here.length === 0 ? nobody : here;
}

export function renderPeers(peers: readonly Peer[]): TemplateResult | typeof nothing {
  const [first] = peers;
  if (!first) return nothing;
  const names = peers.map(signature).join(', ');
  return html`<span class="here" title=${names}><span .style="--peer: ${first.color}">${names}</span></span>`;
}
