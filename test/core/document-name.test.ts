import { expect, test } from 'vitest';
import { documentName } from '../../src/core/document-name.ts';

test.each([
  ['letter.pdf', 'letter.pdf'],
  ['LETTER.PDF', 'LETTER.pdf'],
  ['../../../etc/passwd', 'passwd.pdf'],
  ['..\\..\\boot.ini', 'boot.ini.pdf'],
  ['/', 'document.pdf'],
  ['. . .', 'document.pdf'],
  ['.htaccess', 'htaccess.pdf'],
  ['a\u0000b\r\nc.pdf', 'abc.pdf'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe.pdf'],
  ['a<b>:"c|d?*.pdf', 'abcd.pdf'],
  ['NUL', '_NUL.pdf'],
  ['com1.txt', '_com1.txt.pdf'],
  ['concert.pdf', 'concert.pdf'],
  ['  much   room .pdf ', 'much room.pdf'],
  ['scan.png', 'scan.png.pdf'],
])('%j is kept as %j', (given, kept) => {
  expect(documentName(given, 'application/pdf')).toBe(kept);
});

test('a long name is cut and keeps its ending, a JPEG either of its two', () => {
  expect(documentName(`${'é'.repeat(300)}.pdf`, 'application/pdf')).toBe(`${'é'.repeat(100)}.pdf`);
  expect(documentName('photo.jpeg', 'image/jpeg')).toBe('photo.jpeg');
  expect(documentName('photo.jpg', 'image/jpeg')).toBe('photo.jpg');
  expect(documentName('photo', 'image/jpeg')).toBe('photo.jpg');
});
