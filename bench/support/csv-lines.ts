/**
 * A CSV file of that many numbers as it would arrive: a header, then blocks of lines. At most 7,920,000 rows.
 */
export function* csvLines(rows: number, accountNumber: string): Generator<string> {
  yield 'PhoneNumber,AccountNumber,AssignedTo\n';
  const blockRows = 1_000;
  for (let from = 0; from < rows; from += blockRows) {
    let block = '';
    for (let row = from; row < Math.min(rows, from + blockRows); row += 1) {
      block += `${benchNumber(row)},${accountNumber},Desk ${row}\n`;
    }
    yield block;
  }
}

/** Exchanges that can be: 200 to 999 less the service codes (211 to 911). */
const exchanges = Array.from({ length: 800 }, (_, n) => n + 200).filter((exchange) => exchange % 100 !== 11);

/** The n-th of a row of distinct, well-formed numbers of Washington State. */
export function benchNumber(n: number): string {
  const exchange = exchanges[Math.floor(n / 10_000)];
  if (exchange === undefined) throw new RangeError('no area code has more numbers than that');
  return `+1425${exchange}${String(n % 10_000).padStart(4, '0')}`;
}
