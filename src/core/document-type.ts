/** What may be kept beside an order, each with the ending its files have. */
export const documentEndings = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
} as const;

export type DocumentType = keyof typeof documentEndings;

export const documentTypes = Object.keys(documentEndings) as DocumentType[];

/** 10 MB: a scanned letter of authorization of many pages. */
export const documentMaxBytes = 10 * 1024 * 1024;

/** So many of one order: nobody fills the disk. */
export const documentsMax = 50;

/** True when the bytes are a whole file of that type: by its beginning and its end, whatever its name. */
export function isOfType(type: DocumentType, bytes: Uint8Array): boolean {
  switch (type) {
    case 'application/pdf':
      return isPdf(bytes);
    case 'image/png':
      return isPng(bytes);
    case 'image/jpeg':
      return isJpeg(bytes);
  }
}

/** From the first byte on: readers forgive junk before the mark, which is where a second format hides. */
function isPdf(bytes: Uint8Array): boolean {
  return startsWith(bytes, ascii('%PDF-')) && lastTextOf(bytes, 1024).includes('%%EOF');
}

const pngMark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Its chunks follow each other from IHDR to IEND, and nothing follows them. */
function isPng(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, pngMark)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = pngMark.length; at + 12 <= bytes.length; ) {
    const name = textOf(bytes.subarray(at + 4, at + 8));
    if ((name === 'IHDR') !== (at === pngMark.length)) return false;
    at += 12 + view.getUint32(at);
    if (name === 'IEND') return at === bytes.length;
  }
  return false;
}

/** Cameras write things of their own behind the picture, so its end only has to be there. */
function isJpeg(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, [0xff, 0xd8, 0xff])) return false;
  for (let at = bytes.length - 1; at > 2; at -= 1) {
    if (bytes[at] === 0xd9 && bytes[at - 1] === 0xff) return true;
  }
  return false;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function lastTextOf(bytes: Uint8Array, count: number): string {
  return textOf(bytes.subarray(Math.max(0, bytes.length - count)));
}
