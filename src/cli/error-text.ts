import { fieldProblems } from '../core/field-problems.ts';
import { type ProblemParams, problems } from '../core/problems.ts';
import { Refusal } from '../core/refusal.ts';

/** Errors whose message is written for the operator: nothing is gained by a stack. */
const plainNames = new Set([
  'ConfigError',
  'UsageError',
  'KeyFileError',
  'DataFolderInUse',
  'MigrationRefused',
  'NothingSetUp',
  'DatabaseUnavailable',
]);

/** What the command line says of an error that ended a command. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (plainNames.has(error.name)) return error.message;
  if (error instanceof Refusal) return refusalText(error);
  // An address in use, a folder that may not be written: the system's own words say enough.
  if ('code' in error && 'syscall' in error) return error.message;
  return error.stack ?? error.message;
}

function refusalText({ code, params, errors }: Refusal): string {
  if (errors.length === 0) return filled(problems[code].en, params);
  return errors
    .map((field) => `${field.path.slice(1)}: ${filled(fieldProblems[field.code].en, field.params ?? {})}`)
    .join('\n');
}

function filled(sentence: string, params: ProblemParams): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}
