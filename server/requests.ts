/** What routes read of a request, and the addresses they answer with. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { MAX_NAME_LENGTH } from '../shared/model.ts';
import { tidyName } from '../shared/person-name.ts';

/** @throws HTTPException when it is not JSON */
export async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = 'Ce fichier n’est pas du JSON : vérifiez qu’il est complet et n’a pas été modifié.';
    throw new HTTPException(400, { message, cause: error });
  }
}

/**
 * A body takes the time its sender wants: what may have been taken away meanwhile is to be looked at again.
 * @throws HTTPException with the message when the body is not what it should be
 */
export async function readBody<Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
  message: string,
): Promise<v.InferOutput<Schema>> {
  const text = await c.req.text();
  const body = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  if (!body.success) throw new HTTPException(400, { message });
  return body.output;
}

/** A name as it is stored: without what surrounds it nor what nobody sees in it. */
export const nameSchema = v.pipe(v.string(), v.trim(), v.maxLength(MAX_NAME_LENGTH), v.transform(tidyName));

/** The moment something ends: to come, as `toISOString` writes it. */
export const endSchema = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check(text => Date.parse(text) > Date.now()),
  v.transform(text => new Date(text).toISOString()),
);

export function originOf(c: Context, publicUrl: string | undefined): string {
  return publicUrl ?? new URL(c.req.url).origin;
}

export function linkTo(c: Context, publicUrl: string | undefined, id: string, token: string): string {
  return `${originOf(c, publicUrl)}/t/${id}#cle=${token}`;
}
