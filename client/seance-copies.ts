/**
 * What a séance leaves on a device goes with it: a phone that slept through its end keeps nothing to read either, nor
 * the name that was given there.
 */
import { forgetAccess, rememberedAccess, rememberedTerritories } from './access.ts';
import { unsentIn } from './unsent.ts';

/** True when this device came into the territory by a séance. */
export function cameBySeance(territory: string): boolean {
  return Boolean(rememberedAccess(territory)?.seance);
}

/** Takes off this device what ended séances have left on it, but for work that the server never had. */
export async function eraseEnded(now: number = Date.now()): Promise<void> {
  for (const territory of rememberedTerritories()) {
    const end = rememberedAccess(territory)?.seance?.endsAt;
    if (end === undefined || Date.parse(end) > now) continue;
    // Without the name of who may come in, what the server never had would open to nobody.
    if (unsentIn(territory) > 0) continue;
    forgetAccess(territory);
    // Whoever has none to erase does not fetch the code of the plan for it.
    const { eraseCopy } = await import('./local-copy.ts');
    await eraseCopy(territory);
  }
}
