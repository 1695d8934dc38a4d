import { type Secret, unwrap } from './secret.ts';

/**
 * The words that common passwords are put together from. Repetitions, walks over the keyboard and a few of
 * these in a row are what is tried first at fifteen characters; a list of breaches has more
 * (docs/security/asvs.md, 6.2.12, says how much).
 */
const commonWords = `
  password passwort passphrase passw0rd p@ssword p@ssw0rd motdepasse login access secret changeme letmein
  default portkeeper portout porting telephone phone carrier operator microsoft teams skype company server
  admin administrator root user guest master super test testing temp welcome hello trustno1 iloveyou loveyou
  love monkey dragon football baseball basketball sunshine princess shadow superman batman pokemon starwars
  forever michael jordan correct horse battery staple qwerty azerty summer winter spring autumn monday friday
  january february march april june july august september october november december
  the my is this and you for one two three`
  .trim()
  .split(/\s+/)
  .sort((a, b) => b.length - a.length);

/**
 * Walks over keyboard, digits and alphabet; a piece of four or more of one, either way, is a common piece.
 */
const walks = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '!@#$%^&*()_+',
].flatMap((walk) => [walk, [...walk].reverse().join('')]);

const walkLengthMin = 4;
/** A password that leaves fewer characters of its own than this, common pieces taken out, is common. */
const ownCharactersMin = 5;

/**
 * True when a password is one that guessers try early: the same characters over and over, a walk, or common
 * words with a few characters added. `ownWords` are names of the person and the like (NIST SP 800-63B-4,
 * 3.1.1.2).
 */
export function isCommonPassword(password: Secret, ownWords: readonly string[] = []): boolean {
  const text = unwrap(password).normalize('NFKC').toLowerCase();
  if (isRepetition(text)) return true;
  const words = [...ownWords.flatMap(wordsOf), ...commonWords];
  return ownCharacters(text, words).size < ownCharactersMin;
}

/** The same block over and over, the last time perhaps cut off: aaaaaaaaaaaaaaa, abc123abc123abc. */
function isRepetition(text: string): boolean {
  for (let block = 1; block <= text.length / 2; block += 1) {
    if (text.slice(block) === text.slice(0, -block)) return true;
  }
  return false;
}

/** The different letters and digits that are part of no common piece. */
function ownCharacters(text: string, words: readonly string[]): Set<string> {
  const own = new Set<string>();
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const length = words.find((word) => rest.startsWith(word))?.length ?? walkLength(rest);
    if (length === 0 && /[\p{L}\p{N}]/u.test(rest.charAt(0))) own.add(rest.charAt(0));
    at += length || 1;
  }
  return own;
}

function walkLength(text: string): number {
  let longest = 0;
  for (let length = walkLengthMin; length <= text.length; length += 1) {
    if (!walks.some((walk) => walk.includes(text.slice(0, length)))) break;
    longest = length;
  }
  return longest;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= walkLengthMin);
}
