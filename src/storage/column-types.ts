import { types } from 'pg';

type Parser = (text: string) => unknown;

const int8 = 20;
const int8Array = 1016;
const date = 1082;
const dateArray = 1182;
const textArray = 1009;

/** A bigint we store counts something; one too large for an exact number is a bug, never a rounded value. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit an exact number`);
  return value;
}

function eachOf(parse: Parser): Parser {
  const elements = types.getTypeParser(textArray as number, 'text') as (text: string) => (string | null)[];
  return (text) => elements(text).map((element) => (element === null ? null : parse(element)));
}

const asWritten: Parser = (text) => text;

/** A date has no zone, so it stays 'YYYY-MM-DD': as a `Date` it would move a day with the machine's zone. */
const parsers = new Map<number, Parser>([
  [int8, safeInteger],
  [int8Array, eachOf(safeInteger)],
  [date, asWritten],
  [dateArray, eachOf(asWritten)],
]);

/** How columns reach JavaScript, the same on both engines because both are read by the same driver. */
export const columnTypes = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
};
