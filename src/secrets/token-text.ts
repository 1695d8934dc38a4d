import { createHash, randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const randomLength = 43;
const checksumLength = 6;

/** 256 random bits in base 62, 43 characters: nothing in it breaks a line, a URL or a double click. */
export function randomText(): string {
  return base62(randomBytes(32), randomLength);
}

/**
 * Six characters that follow from the text: a typing error or a cut-off token is seen without asking anybody.
 */
export function checksumOf(text: string): string {
  // 32 bits fit six base 62 characters.
  return base62(createHash('sha256').update(text).digest().subarray(0, 4), checksumLength);
}

function base62(bytes: Buffer, length: number): string {
  let text = '';
  for (let rest = BigInt(`0x${bytes.toString('hex')}`); text.length < length; rest /= 62n) {
    text = alphabet.charAt(Number(rest % 62n)) + text;
  }
  return text;
}
