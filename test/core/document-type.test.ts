import { expect, test } from 'vitest';
import { isOfType } from '../../src/core/document-type.ts';
import { jpeg, pdfOf, png } from '../support/files.ts';

const files = { 'application/pdf': pdfOf(), 'image/png': png, 'image/jpeg': jpeg } as const;
const types = Object.keys(files) as (keyof typeof files)[];

test('a file is of its own type and of no other', () => {
  for (const type of types) {
    for (const other of types)
      expect(isOfType(type, files[other]), `${other} as ${type}`).toBe(type === other);
  }
});

test('a file cut anywhere is not whole', () => {
  for (const type of types) {
    const file = files[type];
    for (let length = 0; length < file.length - 6; length += 1) {
      expect(isOfType(type, file.subarray(0, length)), `${type} of ${length}`).toBe(false);
    }
  }
});

test('what stands before the mark, or behind the end of a PNG, is found', () => {
  const junk = Buffer.from('GIF89a<script>');
  for (const type of types) expect(isOfType(type, Buffer.concat([junk, files[type]])), type).toBe(false);
  expect(isOfType('image/png', Buffer.concat([png, junk]))).toBe(false);
});

test('a PNG whose chunk claims more than there is, is no PNG', () => {
  const file = Buffer.from(png);
  file.writeUInt32BE(0xffffffff, 33);
  expect(isOfType('image/png', file)).toBe(false);
});
