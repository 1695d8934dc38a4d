import { type DocumentType, documentEndings } from './document-type.ts';

const stemMaxLength = 100;

/** Control characters, those that turn the direction of writing, and what file systems give a meaning. */
const unsafe = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>:"|?*]/gu;

/** Names that Windows takes for a device, whatever follows them. */
const device = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i;

/**
 * A file's name as it may be shown and saved anywhere: the last part of whatever path was given, without what
 * could mislead or do harm, and with the ending of what the file really is.
 */
export function documentName(given: string, type: DocumentType): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replaceAll(unsafe, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  const [ending] = documentEndings[type];
  const known = documentEndings[type].find((one) => clean.toLowerCase().endsWith(`.${one}`)) ?? ending;
  const stem = clean.toLowerCase().endsWith(`.${known}`) ? clean.slice(0, -known.length - 1) : clean;
  const short = Array.from(stem)
    .slice(0, stemMaxLength)
    .join('')
    .replaceAll(/[. ]+$/g, '');
  return `${device.test(short) ? '_' : ''}${short || 'document'}.${known}`;
}
