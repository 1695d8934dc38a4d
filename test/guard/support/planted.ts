import { createHash } from 'node:crypto';

/** A secret that was put somewhere on purpose, to be looked for everywhere else. */
export interface Planted {
  what: string;
  text: string;
  /** Few enough to be tried one by one: then a digest of it gives it away as well. */
  isGuessable: boolean;
  /** Where it may be seen: the name of an answer or output that hands it over, once. */
  shownBy: readonly string[];
}

/** Something a reader could get hold of: a log, a table, an answer, a file. */
export interface Place {
  name: string;
  content: string | Buffer;
}

/** Every secret of a run, by what it is. */
export class PlantedSecrets {
  readonly #planted: Planted[] = [];

  /** Takes note of a PIN or a password, and gives it back. */
  guessable(what: string, text: string, ...shownBy: string[]): string {
    return this.#plant({ what, text, isGuessable: true, shownBy });
  }

  /** Takes note of a token, and gives it back. */
  random(what: string, text: string, ...shownBy: string[]): string {
    return this.#plant({ what, text, isGuessable: false, shownBy });
  }

  /** What was planted before is handed over there too. */
  alsoShownBy(text: string, place: string): void {
    const at = this.#planted.findIndex((one) => one.text === text);
    const found = this.#planted[at];
    if (!found) throw new Error(`${place} hands over what nobody planted`);
    this.#planted[at] = { ...found, shownBy: [...found.shownBy, place] };
  }

  #plant(planted: Planted): string {
    if (planted.text.length < 10)
      throw new Error(`${planted.what} is so short that it may be found by chance`);
    this.#planted.push(planted);
    return planted.text;
  }

  get all(): readonly Planted[] {
    return this.#planted;
  }
}

const digests = ['md5', 'sha1', 'sha256', 'sha512'];

/** The forms in which a secret could be written without being protected. */
export function formsOf({ text, isGuessable }: Planted): string[] {
  const bytes = Buffer.from(text);
  const forms = [
    text,
    [...text].reverse().join(''),
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
    bytes.toString('hex'),
    bytes.toString('base64'),
    bytes.toString('base64url'),
  ];
  if (isGuessable) {
    for (const digest of digests) {
      for (const encoding of ['hex', 'base64', 'base64url'] as const) {
        forms.push(createHash(digest).update(text).digest(encoding));
      }
    }
  }
  return [...new Set(forms)];
}

/** Each planted secret that stands in a place that does not hand it over, in any form. */
export function leaks(places: readonly Place[], planted: readonly Planted[]): string[] {
  const sought = planted.map((secret) => ({ ...secret, forms: formsOf(secret) }));
  return places.flatMap(({ name, content }) =>
    sought
      .filter(({ shownBy, forms }) => !shownBy.includes(name) && forms.some((form) => content.includes(form)))
      .map(({ what }) => `${what} in ${name}`),
  );
}
