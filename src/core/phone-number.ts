import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type NumberingPlan, npaKind } from './numbering-plan.ts';

export type MalformedWhy = 'not_e164' | 'area_code_impossible' | 'exchange_impossible' | 'number_impossible';

export type PhoneNumberClass =
  | {
      kind: 'us';
      /** E.164. */
      number: string;
      npa: string;
      /** Two letters, a territory's too; null when the area code is not in the plan. */
      state: string | null;
      /** False calls for a warning, never a refusal: a plan goes stale by lacking new area codes. */
      isKnownNpa: boolean;
    }
  | { kind: 'toll_free'; number: string }
  | { kind: 'country_not_supported'; number: string }
  | { kind: 'malformed'; why: MalformedWhy };

const nanpForm = /^\+1[2-9][0-9]{2}[2-9][0-9]{6}$/;
const nanpPrefix = '+1';
const e164Form = /^\+[1-9][0-9]{1,14}$/;

/**
 * What a telephone number is to us: ours to port (the United States and its territories, geographic),
 * toll-free, of a country or kind we do not port, or not a number. The text must be E.164 as it stands: no
 * blanks, no missing +, no other script's digits.
 *
 * Numbers under +1 are decided by the plan alone, because the phone library calls toll-free and premium
 * numbers US ones, takes 202-911-2345 and refuses new area codes. It is asked only about other countries,
 * only to tell a number from a mistake, and only by length: its lists of ranges go stale abroad as they do
 * here.
 */
export function classifyPhoneNumber(text: string, plan: NumberingPlan): PhoneNumberClass {
  if (nanpForm.test(text)) return classifyNanp(text, plan);
  if (!e164Form.test(text)) return { kind: 'malformed', why: 'not_e164' };
  if (text.startsWith(nanpPrefix)) return { kind: 'malformed', why: 'number_impossible' };
  const isPossible = parsePhoneNumberFromString(text, { extract: false })?.isPossible() ?? false;
  return isPossible
    ? { kind: 'country_not_supported', number: text }
    : { kind: 'malformed', why: 'number_impossible' };
}

/** One lookup and no parsing for a known area code: an import of a million rows runs through here. */
function classifyNanp(number: string, plan: NumberingPlan): PhoneNumberClass {
  const npa = number.slice(2, 5);
  const areaCode = plan.areaCodes.get(npa);
  const kind = areaCode?.kind ?? npaKind(plan, npa);
  switch (kind) {
    case 'toll_free':
      return { kind: 'toll_free', number };
    case 'foreign':
    case 'not_portable':
      return { kind: 'country_not_supported', number };
    case 'malformed':
      return { kind: 'malformed', why: 'area_code_impossible' };
    case 'us':
    case 'unknown': {
      // An N11 exchange is never given out under a geographic code: 911 must reach the emergency service.
      if (number.startsWith('11', 6)) return { kind: 'malformed', why: 'exchange_impossible' };
      const state = areaCode?.kind === 'us' ? areaCode.state : null;
      return { kind: 'us', number, npa, state, isKnownNpa: state !== null };
    }
  }
}

const outerBlanks = /^[ \t]+|[ \t]+$/g;
const telPrefix = /^tel:/i;
/** Digits with the separators people write between them, in ASCII; a + stands first or nowhere. */
const writtenForm = /^\+?[0-9 ().\-/]+$/;
const separators = /[^0-9]/g;

/**
 * A telephone number as people write it in files, as E.164; null when that would need a guess. Without a +
 * only ten digits, or eleven that begin with 1, are taken, both as North American ones. With a + the
 * country is written, so that any number passes and is classified afterwards. No extensions, no letters,
 * ASCII only.
 */
export function normalizeImportedNumber(text: string): string | null {
  if (nanpForm.test(text)) return text;
  const written = text.replace(outerBlanks, '').replace(telPrefix, '');
  if (!writtenForm.test(written)) return null;
  const digits = written.replace(separators, '');
  const number = written.startsWith('+') ? `+${digits}` : withNanpPrefix(digits);
  return number !== null && e164Form.test(number) ? number : null;
}

function withNanpPrefix(digits: string): string | null {
  if (digits.length === 10) return `${nanpPrefix}${digits}`;
  return digits.length === 11 && digits.startsWith('1') ? `+${digits}` : null;
}
