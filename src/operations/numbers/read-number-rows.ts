import { once } from 'node:events';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Refusal } from '../../core/refusal.ts';

/** One row as the file has it, blanks around cells taken off. */
export interface NumberRow {
  /** The line it begins on, as an editor counts; the header is line 1 when the file begins with it. */
  row: number;
  phoneNumber: string;
  accountNumber: string | null;
  assignedTo: string | null;
  /** True when there is more in the row than columns: most often a text with a comma and no quotes. */
  hasSurplus: boolean;
}

const columns = {
  phonenumber: 'phoneNumber',
  accountnumber: 'accountNumber',
  assignedto: 'assignedTo',
} as const;
type Column = (typeof columns)[keyof typeof columns];

const wantedHeader = 'PhoneNumber,AccountNumber[,AssignedTo]';
/** No row of ours is this long: an unclosed quote is found out before it swallows the file. */
const recordSizeMax = 10_000;
const lineEnd = /[\r\n]/;
const anyLineEnd = /\r\n|\r|\n/;

/**
 * Reads rows of phone numbers from CSV as it arrives: with or without a byte order mark, any line end, commas
 * or (as spreadsheets of French and other locales write) semicolons, quoted or not. A header is needed unless
 * there is one column only and `isHeaderOptional`. Refuses `csv_unreadable`, saying why and on which row.
 */
export async function* readNumberRows(
  upload: Readable,
  isHeaderOptional: boolean,
): AsyncGenerator<NumberRow> {
  const { firstLine, file } = await peekFirstLine(upload);
  const place = { lastLine: 0 };
  const parser = csvParser(firstLine, place);
  file.once('error', () => parser.destroy(brokenOff(place.lastLine + 1)));
  file.pipe(parser);
  let order: Column[] | null = null;
  try {
    for await (const cells of parser as AsyncIterable<Cells>) {
      if (order === null) {
        order = columnOrder(cells, isHeaderOptional);
        if (order !== null) continue;
        order = ['phoneNumber'];
      }
      if (!cells.every((cell) => cell === '')) yield rowOf(cells, order);
    }
    if (order === null && !isHeaderOptional) throw unreadable(`the header is missing: ${wantedHeader}`, 1);
  } catch (error) {
    if (error instanceof CsvError)
      throw unreadable(whyByCode.get(error.code) ?? error.code, place.lastLine + 1);
    throw error;
  } finally {
    file.unpipe(parser);
    parser.destroy();
    // What is left is dropped as it comes: a connection with an unread body could serve no further request.
    file.resume();
  }
}

type Cells = string[] & { row: number };

/**
 * One delimiter a file: with two, a text with the other one would be cut there without a word.
 * `place.lastLine` is where the last whole row ended.
 */
function csvParser(firstLine: string, place: { lastLine: number }) {
  let countedTwice = 0;
  return parse({
    bom: true,
    delimiter: firstLine.includes(';') && !firstLine.includes(',') ? ';' : ',',
    max_record_size: recordSizeMax,
    on_record: (cells, { lines }) => {
      // Inside quotes the parser takes the line end of Windows for two.
      countedTwice += countIn(cells, '\r\n');
      place.lastLine = lines - countedTwice;
      return Object.assign(cells, { row: place.lastLine - countIn(cells, anyLineEnd) });
    },
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  });
}

/** The first line, and the file as it was: what was read of it is put back. */
async function peekFirstLine(upload: Readable): Promise<{ firstLine: string; file: Readable }> {
  let head = Buffer.alloc(0);
  const textOf = () => head.toString('latin1');
  while (!upload.readableEnded && head.length < recordSizeMax && !lineEnd.test(textOf())) {
    const block: Buffer | null = upload.read();
    if (block === null) await somethingToRead(upload);
    else head = Buffer.concat([head, block]);
  }
  const [firstLine = ''] = textOf().split(lineEnd, 1);
  if (upload.readableEnded) return { firstLine, file: Readable.from([head]) };
  upload.unshift(head);
  return { firstLine, file: upload };
}

async function somethingToRead(upload: Readable): Promise<void> {
  const events = ['readable', 'end', 'close'].map((event) => once(upload, event));
  await Promise.race(events).catch(() => {});
  if (upload.destroyed && !upload.readableEnded) throw brokenOff(1);
}

function brokenOff(row: number): Refusal {
  return unreadable('the upload broke off', row);
}

function unreadable(why: string, row: number): Refusal {
  return new Refusal('csv_unreadable', { params: { why }, extra: { row } });
}

const quoteOpen = 'a quote is not closed, or a row is far too long';
const quoteGoesOn = 'there is text behind a closing quote';
const whyByCode = new Map<string | undefined, string>([
  ['CSV_QUOTE_NOT_CLOSED', quoteOpen],
  ['CSV_MAX_RECORD_SIZE', quoteOpen],
  ['CSV_INVALID_CLOSING_QUOTE', quoteGoesOn],
  ['CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE', quoteGoesOn],
]);

/** The columns in the file's order, or null when the first row need not be a header and is none. */
function columnOrder(cells: readonly string[], isHeaderOptional: boolean): Column[] | null {
  const names = cells.map((cell) => cell.toLowerCase().replaceAll(/[\s_-]/g, ''));
  if (!names.includes('phonenumber')) {
    if (isHeaderOptional && cells.length === 1) return null;
    throw unreadable(`the header is missing: ${wantedHeader}`, 1);
  }
  const unknown = cells.filter((_, index) => !Object.hasOwn(columns, names[index] ?? ''));
  if (unknown.length > 0) throw unreadable(`unknown columns: ${unknown.join(', ')}`, 1);
  if (new Set(names).size < names.length) throw unreadable('a column is there twice', 1);
  if (!isHeaderOptional && !names.includes('accountnumber')) {
    throw unreadable(`the column AccountNumber is missing: ${wantedHeader}`, 1);
  }
  return names.map((name) => columns[name as keyof typeof columns]);
}

function rowOf(cells: Cells, order: readonly Column[]): NumberRow {
  const row: Partial<Record<Column, string>> = {};
  for (const [index, column] of order.entries()) row[column] = cells[index];
  return {
    row: cells.row,
    phoneNumber: row.phoneNumber ?? '',
    accountNumber: row.accountNumber || null,
    assignedTo: row.assignedTo || null,
    hasSurplus: cells.length > order.length && cells.slice(order.length).some((cell) => cell !== ''),
  };
}

/** How often that line end stands inside the cells of a row, which it may where they are quoted. */
function countIn(cells: readonly string[], form: string | RegExp): number {
  let count = 0;
  for (const cell of cells) if (lineEnd.test(cell)) count += cell.split(form).length - 1;
  return count;
}
