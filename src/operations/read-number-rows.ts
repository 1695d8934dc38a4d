import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Refusal } from '../core/refusal.ts';

/** One row as the file has it, blanks around cells taken off. `row` is its line in an editor, the header being 1. */
export interface NumberRow {
  row: number;
  phoneNumber: string;
  accountNumber: string | null;
  assignedTo: string | null;
}

const columns = {
  phonenumber: 'phoneNumber',
  accountnumber: 'accountNumber',
  assignedto: 'assignedTo',
} as const;
type Column = (typeof columns)[keyof typeof columns];

/** No row of ours is this long: an unclosed quote is found out before it swallows the file. */
const recordSizeMax = 10_000;

/**
 * Reads rows of phone numbers from CSV as it arrives: with or without a byte order mark, any line end, commas or
 * semicolons (which spreadsheets of French and other locales write), quoted or not. A header is needed unless there
 * is one column only and `isHeaderOptional`. Refuses `csv_unreadable`, naming why and where.
 */
export async function* readNumberRows(file: Readable, isHeaderOptional: boolean): AsyncGenerator<NumberRow> {
  const parser = parse({
    bom: true,
    delimiter: [',', ';'],
    info: true,
    max_record_size: recordSizeMax,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  });
  file.once('error', (error) => parser.destroy(error));
  file.pipe(parser);
  let order: Column[] | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (order === null) {
        order = columnOrder(record);
        if (order !== null) continue;
        if (!isHeaderOptional || record.length !== 1)
          throw unreadable('PhoneNumber,AccountNumber[,AssignedTo]', 1);
        order = ['phoneNumber'];
      }
      if (record.every((cell) => cell === '')) continue;
      yield rowOf(record, order, info.lines);
    }
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(error.message, Number(error.lines ?? 0));
    throw error;
  } finally {
    file.unpipe(parser);
    parser.destroy();
  }
}

function unreadable(why: string, row: number): Refusal {
  return new Refusal('csv_unreadable', {
    params: { why: row === 1 ? `header ${why}` : why },
    extra: { row },
  });
}

/** The columns in the file's order, or null when the first row is no header. Refuses names it does not know. */
function columnOrder(record: readonly string[]): Column[] | null {
  const names = record.map((cell) => cell.toLowerCase().replaceAll(/[\s_-]/g, ''));
  if (!names.includes('phonenumber')) return null;
  const unknown = record.filter((_, index) => !Object.hasOwn(columns, names[index] ?? ''));
  if (unknown.length > 0) throw unreadable(`has unknown columns: ${unknown.join(', ')}`, 1);
  if (new Set(names).size < names.length) throw unreadable('names a column twice', 1);
  return names.map((name) => columns[name as keyof typeof columns]);
}

function rowOf(record: readonly string[], order: readonly Column[], row: number): NumberRow {
  const cells: Partial<Record<Column, string>> = {};
  for (const [index, column] of order.entries()) cells[column] = record[index];
  return {
    row,
    phoneNumber: cells.phoneNumber ?? '',
    accountNumber: cells.accountNumber || null,
    assignedTo: cells.assignedTo || null,
  };
}
