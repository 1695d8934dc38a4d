import { type FieldProblemCode, fieldProblems } from '../core/field-problems.ts';
import { type ProblemParams, problems } from '../core/problems.ts';
import type { FieldError, Refusal } from '../core/refusal.ts';
import type { Language } from './language.ts';

export const problemType = 'application/problem+json';

interface FieldAnswer {
  path: string;
  code: FieldProblemCode;
  message: string;
  reasons?: readonly string[];
}

/** RFC 9457, with our members. */
export interface ProblemAnswer {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Of the refusal, or of the field when one thing is wrong: `pin_too_short`. */
  code: string;
  requestId: string;
  errors?: FieldAnswer[];
  [extra: string]: unknown;
}

interface Occasion {
  language: Language;
  requestId: string;
  baseUrl: string;
}

/** The one writer of error answers: every refusal reaches the outside through here. */
export function problemAnswer(refusal: Refusal, { language, requestId, baseUrl }: Occasion): ProblemAnswer {
  const { params, errors } = refusal;
  const fields = errors.map((error) => fieldAnswer(error, language));
  const single = onlyFault(fields);
  const code = single?.code ?? refusal.code;
  return {
    ...refusal.extra,
    type: `${baseUrl}/docs/problems#${code}`,
    title: titleOf(code),
    status: problems[refusal.code].status,
    detail: single?.message ?? filled(problems[refusal.code][language], params),
    code,
    requestId,
    ...(fields.length > 0 && { errors: fields }),
    ...(single?.reasons && { reasons: single.reasons }),
  };
}

/** When one thing is wrong, the problem is named by it; several are an `invalid_request`. */
function onlyFault(fields: readonly FieldAnswer[]): FieldAnswer | null {
  return fields.length === 1 ? (fields[0] ?? null) : null;
}

/** Words of codes that are written in capitals. */
const initials: ReadonlySet<string> = new Set(['csrf', 'csv', 'http', 'json', 'pin', 'pon', 'us']);

/** A short name that is the same each time: `not_permitted` → `Not permitted`. */
export function titleOf(code: string): string {
  const words = code.split('_').map((word) => (initials.has(word) ? word.toUpperCase() : word));
  const title = words.join(' ');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

function fieldAnswer({ path, code, params, reasons }: FieldError, language: Language): FieldAnswer {
  return { path, code, message: fieldMessage(code, language, params), ...(reasons && { reasons }) };
}

/** The sentence that says what is wrong with a field, or with a row of a list. */
export function fieldMessage(code: FieldProblemCode, language: Language, params: ProblemParams = {}): string {
  const words = { ...params };
  if (typeof words.expected === 'string') words.expected = typeName(words.expected, language);
  return filled(fieldProblems[code][language], words);
}

/**
 * `{name}` becomes the word of that name; one that is not given stays, to be seen by a test rather than a
 * user.
 */
function filled(sentence: string, params: ProblemParams): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}

const typeNames: Record<string, Record<Language, string>> = {
  string: { en: 'a text', fr: 'texte' },
  number: { en: 'a number', fr: 'nombre' },
  int: { en: 'a whole number', fr: 'nombre entier' },
  boolean: { en: 'true or false', fr: 'true ou false' },
  array: { en: 'a list', fr: 'liste' },
  object: { en: 'an object', fr: 'objet' },
};

function typeName(expected: string, language: Language): string {
  return typeNames[expected]?.[language] ?? expected;
}
