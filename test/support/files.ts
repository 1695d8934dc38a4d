/** A PDF as small as they come, filled up to that many bytes. */
export function pdfOf(bytes = 100): Buffer {
  const head = '%PDF-1.7\n';
  const tail = '\n%%EOF\n';
  return Buffer.from(head + ' '.repeat(bytes - head.length - tail.length) + tail, 'latin1');
}

/** A whole picture of one pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What a JPEG begins and ends with; nobody looks at what is between. */
export const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0x4a, 0x46, 0xff, 0xd9]);
