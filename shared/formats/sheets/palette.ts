/** The hues of axes and actors, light enough for ink on them and told apart in grey by the letters they bear. */
import { ACTOR_HUES } from '../../model.ts';

const axes = ['0B6E69', '3D4FA8', '8A2F6B', '8A5A00', 'A83A22', '2F6B2F', '4B5B6B', '1565A5'];
const actors = ['1F6FB2', 'B4491F', '5B3FA0', '2C7A3F', '9A2F63', '6B6200'];
/** Several actors, by name. */
export const sharedFill = 'EFEBE2';

export function axisFill(rank: number): string {
  return tint(axes[rank % axes.length], 0.16);
}

/** @param hue from 0 */
export function actorFill(hue: number): string {
  return tint(actors[hue % ACTOR_HUES], 0.3);
}

export function everyoneFill(rank: number): string {
  return tint(rank < 0 ? axes[6] : axes[rank % axes.length], 0.4);
}

function tint(colour = '000000', share: number): string {
  return [0, 2, 4]
    .map(at => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16);
      return Math.round(255 + (part - 255) * share)
        .toString(16)
        .padStart(2, '0')
        .toUpperCase();
    })
    .join('');
}
