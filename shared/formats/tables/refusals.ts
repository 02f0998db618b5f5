/** What people are told when a file cannot be read: what it is, and what to do. */
import { UnreadableFile } from './workbook.ts';

export const readFormats = '.xlsx, .ods ou .csv';

/** @param what a sentence about the file, without its full stop */
export function refuse(
  what: string,
  advice = `enregistrez-le au format ${readFormats}, puis réessayez`,
): never {
  throw new UnreadableFile(`${what} : ${advice}.`);
}

export function refuseDamaged(): never {
  return refuse(
    'Ce fichier est abîmé ou incomplet',
    'ouvrez-le dans votre tableur, enregistrez-le à nouveau, puis réessayez. S’il vous a été envoyé, demandez-le une seconde fois',
  );
}

export function refuseTooBig(): never {
  return refuse(
    'Ce fichier contient beaucoup plus qu’un plan et n’a pas été lu',
    'copiez les seules lignes du plan dans un nouveau classeur, puis réessayez',
  );
}

export function refuseLocked(): never {
  return refuse(
    'Ce fichier est protégé par un mot de passe',
    'ouvrez-le dans votre tableur, enregistrez-en une copie sans mot de passe, puis réessayez',
  );
}
