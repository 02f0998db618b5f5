/** What the environment says, read once and checked: a wrong setting stops the start with a word about it. */

export interface Environment {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Without a final slash. */
  readonly publicUrl: string | undefined;
  readonly adminToken: string | undefined;
  /** Opens /metrics and nothing else. */
  readonly metricsToken: string | undefined;
  readonly examples: boolean;
  /** How many proxies of our own stand before the server. */
  readonly proxies: number;
}

/** A setting that cannot be used. The message is for the person who starts the server. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting';
}

/** @throws BadSetting */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const publicUrl = readPublicUrl(env.PUBLIC_URL);
  return {
    port: readPort(env.PORT),
    host: env.HOST || '127.0.0.1',
    dataDir: env.DATA_DIR || './data',
    publicUrl,
    adminToken: env.ADMIN_TOKEN || undefined,
    metricsToken: env.METRICS_TOKEN || undefined,
    examples: env.TABLEE_EXAMPLES !== '0',
    proxies: readProxies(env.TRUSTED_PROXIES, publicUrl),
  };
}

function readPort(text = '4310'): number {
  const port = Number(text);
  if (text.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65535)
    throw new BadSetting(`PORT doit être un nombre de 0 à 65535, et non « ${text} ».`);
  return port;
}

/** The server speaks no HTTPS: where its public address does, a proxy stands before it. */
function readProxies(text: string | undefined, publicUrl: string | undefined): number {
  if (!text) return publicUrl?.startsWith('https:') ? 1 : 0;
  if (!/^\d$/.test(text))
    throw new BadSetting(`TRUSTED_PROXIES doit être un nombre de 0 à 9, et non « ${text} ».`);
  return Number(text);
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash)
    throw new BadSetting(
      `PUBLIC_URL doit être une adresse comme https://plan.exemple.fr, et non « ${text} ».`,
    );
  return url.origin;
}
