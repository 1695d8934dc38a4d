/**
 * Argon2id with 19 MiB, two passes, one lane: the first choice of the OWASP password storage cheat sheet.
 * Also what the rates in docs/operating.md were measured with.
 */
export const argon2Cost = {
  // Argon2id; the package's enum is a const enum, which isolated modules cannot read.
  algorithm: 2,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
  outputLen: 32,
} as const;

const saltBytes = 16;

function base64(bytes: number): string {
  return Buffer.alloc(bytes).toString('base64').replace(/=+$/, '');
}

/**
 * A verifier that nothing matches in practice, of the same cost as a real one: comparing with it takes as
 * long as comparing with what somebody has set, so that time does not tell whether anything is set.
 */
export const decoyVerifier =
  `$argon2id$v=19$m=${argon2Cost.memoryCost},t=${argon2Cost.timeCost},p=${argon2Cost.parallelism}` +
  `$${base64(saltBytes)}$${base64(argon2Cost.outputLen)}`;
