import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type NumberRow, readNumberRows } from '../../src/operations/numbers/read-number-rows.ts';

/** The blocks as they would arrive one after the other. */
function upload(...blocks: (string | Buffer)[]): Readable {
  return Readable.from(
    blocks.map((block) => Buffer.from(block)),
    { objectMode: false },
  );
}

async function read(file: Readable, isHeaderOptional = false): Promise<NumberRow[]> {
  const rows: NumberRow[] = [];
  for await (const row of readNumberRows(file, isHeaderOptional)) rows.push(row);
  return rows;
}

const cellsOf = ({ row, phoneNumber, accountNumber, assignedTo }: NumberRow) =>
  [row, phoneNumber, accountNumber, assignedTo].join('|');

const header = 'PhoneNumber,AccountNumber,AssignedTo\n';

describe('Rows of a CSV file', () => {
  it.each([
    ['line feeds', ['PhoneNumber,AccountNumber\n1,a\n2,b\n']],
    ['the line ends of Windows', ['PhoneNumber,AccountNumber\r\n1,a\r\n2,b\r\n']],
    ['the line ends of old spreadsheets', ['PhoneNumber,AccountNumber\r1,a\r2,b\r']],
    ['no end of the last line', ['PhoneNumber,AccountNumber\n1,a\n2,b']],
    ['a line end cut in two on the way', ['PhoneNumber,AccountNumber\r', '\n1,a\r', '\n2,b\r', '\n']],
    ['a header cut in two on the way', ['Phone', 'Number;Account', 'Number\n1;a\n2;b\n']],
    ['a byte order mark', ['\ufeffPhoneNumber,AccountNumber\n1,a\n2,b\n']],
    ['a quoted header behind a byte order mark', ['\ufeff"PhoneNumber","AccountNumber"\n1,a\n2,b\n']],
    ['another order and spelling of the columns', ['account_number,PHONE NUMBER\na,1\nb,2\n']],
    ['UTF-16', [Buffer.from('\ufeffPhoneNumber,AccountNumber\n1,a\n2,b\n', 'utf16le')]],
  ])('are read with %s', async (_, blocks) => {
    expect((await read(upload(...blocks))).map(cellsOf)).toEqual(['2|1|a|', '3|2|b|']);
  });

  it('are counted as the lines of an editor, blank ones and those inside quotes among them', async () => {
    const rows = await read(upload(`${header}1,a,"two\nlines"\n\n   \n,,\n2,a,"three\r\n\r\nlines"\n3,a\n`));
    expect(rows.map(({ row, phoneNumber }) => `${row}:${phoneNumber}`)).toEqual(['2:1', '7:2', '10:3']);
  });

  it('keep delimiters and quotes that are quoted', async () => {
    const rows = await read(upload(`${header}1,a,"Diaz, ""Ana"""\n2,a,Sales; east\n3,a,5" pipe\n`));
    expect(rows.map(({ assignedTo }) => assignedTo)).toEqual(['Diaz, "Ana"', 'Sales; east', '5" pipe']);
  });

  it('say when there is more in them than columns', async () => {
    const rows = await read(upload(`${header}1,a,Diaz, Ana\n2,a,Ben,\n3\n`));
    expect(rows.map(({ hasSurplus }) => hasSurplus)).toEqual([true, false, false]);
  });

  it('need no header when they are numbers alone and the account is known', async () => {
    expect((await read(upload('1\n2\n'), true)).map(cellsOf)).toEqual(['1|1||', '2|2||']);
    expect((await read(upload('PhoneNumber\n1\n'), true)).map(cellsOf)).toEqual(['2|1||']);
    expect(await read(upload(''), true)).toEqual([]);
  });

  it('are none in a file of a header alone', async () => {
    expect(await read(upload(header))).toEqual([]);
  });
});

describe('A file that cannot be read', () => {
  it.each([
    ['is empty', '', 'the header is missing', 1],
    ['has no header', '1,a\n2,b\n', 'the header is missing', 1],
    ['is separated by tabs', 'PhoneNumber\tAccountNumber\n1\ta\n', 'the header is missing', 1],
    ['lacks the account', 'PhoneNumber,AssignedTo\n1,Ana\n', 'AccountNumber is missing', 1],
    ['has unknown columns', 'PhoneNumber,Colour,Size\n1,a,b\n', 'unknown columns: Colour, Size', 1],
    ['has a column twice', 'PhoneNumber,AccountNumber,phone number\n1,a,2\n', 'there twice', 1],
    ['leaves a quote open', `${header}1,a,b\n2,a,"b\n3,a,c\n`, 'a quote is not closed', 3],
    ['leaves a quote open long before its end', `${header}1,a,"b\n${'2,a,c\n'.repeat(9_000)}`, 'a quote', 2],
    ['goes on behind a closing quote', `${header}1,a,"b"c\n`, 'behind a closing quote', 2],
  ])('because it %s says so', async (_, text, why, row) => {
    await expect(read(upload(text))).rejects.toMatchObject({
      code: 'csv_unreadable',
      params: { why: expect.stringContaining(why) },
      extra: { row },
    });
  });

  it.each([
    ['before its first line is there', 'Phone'],
    ['later', `${header}1,a\n`],
  ])('because it broke off %s says so', async (_, text) => {
    const file = new Readable({ read() {} });
    file.push(text);
    setTimeout(() => file.destroy(new Error('aborted')), 20);
    await expect(read(file)).rejects.toMatchObject({
      code: 'csv_unreadable',
      params: { why: 'the upload broke off' },
    });
  });
});
