/** Asks the server with the password of the administration, which nothing here keeps. */
import { AccessError } from './access.ts';

/** @throws AccessError which says in French that the password is not the right one */
export async function administering<T>(
  password: string,
  act: (headers: Record<string, string>) => Promise<T>,
): Promise<T> {
  // A header holds no other characters: the browser would refuse it in words nobody understands.
  if (!/^[\x20-\x7e]+$/.test(password)) throw wrongPassword();
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${password}` };
  try {
    return await act(headers);
  } catch (error) {
    throw error instanceof AccessError && error.status === 401 ? wrongPassword() : error;
  }
}

function wrongPassword(): AccessError {
  return new AccessError(
    401,
    'Ce n’est pas le mot de passe d’administration de ce Tablée. Vérifiez-le, puis réessayez.',
  );
}
