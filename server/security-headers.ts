/** What browsers are asked to refuse on our pages, whatever slips into them. */
import { secureHeaders } from 'hono/secure-headers';

/** Seconds a browser remembers that we are only to be reached by HTTPS. */
const HSTS_AGE = 180 * 24 * 60 * 60;

/** @param publicUrl of HTTPS: browsers are then told never to come by HTTP again, on this host alone */
export function securityHeaders(publicUrl: string | undefined): ReturnType<typeof secureHeaders> {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      // No style attribute either: elements are given theirs through the CSSOM, which this does not concern.
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      connectSrc: ["'self'", ...socketSources(publicUrl)],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: publicUrl?.startsWith('https:') === true ? `max-age=${HSTS_AGE}` : false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
}

/** Older Safari does not count a socket of the same host as « self ». */
function socketSources(publicUrl: string | undefined): readonly string[] {
  return publicUrl === undefined ? ['ws:', 'wss:'] : [new URL(publicUrl).origin.replace(/^http/, 'ws')];
}
