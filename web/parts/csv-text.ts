export interface CsvColumn<Row> {
  label: string;
  text(row: Row): string;
  /** Text that people wrote: a spreadsheet must not take it for a formula. */
  isFree?: boolean;
}

/** Rows as CSV (RFC 4180), with the byte order mark without which Excel misreads accents. */
export function csvText<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ label }) => quoted(label)),
    ...rows.map((row) =>
      columns.map((column) => quoted(column.isFree ? harmless(column.text(row)) : column.text(row))),
    ),
  ];
  return `\ufeff${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
