const texts = new WeakMap<Secret, string>();
const shown = '[redacted]';

/**
 * A text that must not leak: a PIN, a password, a token. Whatever prints, serializes, concatenates or
 * inspects it gets `[redacted]`. The text lies outside the object, so that not even copying its properties
 * finds it; only this folder takes it out, by `unwrap`.
 */
export class Secret {
  static of(text: string): Secret {
    const secret = new Secret();
    texts.set(secret, text);
    return Object.freeze(secret);
  }

  private constructor() {}

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [Symbol.toPrimitive](): string {
    return shown;
  }

  /** What `console.log` and `util.inspect` ask for. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return shown;
  }
}

/** The text of a secret. Nobody outside this folder may name this function: a guard test reads every file. */
export function unwrap(secret: Secret): string {
  const text = texts.get(secret);
  if (text === undefined) throw new Error('not a secret made by Secret.of');
  return text;
}
