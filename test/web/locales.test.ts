import { expect, test } from 'vitest';
import { messages } from '../../web/locales/messages-fr.ts';
import { readSourceTree } from '../guard/support/source-tree.ts';
import { icuNames } from './support/icu-names.ts';
import { localeTexts } from './support/locale-texts.ts';
import { textUses } from './support/text-uses.ts';

const files = readSourceTree().filter(({ path }) => path.startsWith('web/'));
const texts = { en: localeTexts(files, 'en'), fr: localeTexts(files, 'fr') };
const uses = textUses(files.filter(({ path }) => /\.tsx?$/.test(path)));

test('every text is there in English and in French', () => {
  expect([...texts.fr.keys()].sort()).toEqual([...texts.en.keys()].sort());
  expect(texts.en.size).toBeGreaterThan(100);
});

test.each(['en', 'fr'] as const)('every text is well-formed ICU and not blank: %s', (language) => {
  for (const [id, text] of texts[language]) {
    expect(() => icuNames(text, language), id).not.toThrow();
    expect(text.trim(), id).not.toBe('');
  }
});

test('a French text asks for nothing that the English one does not', () => {
  const foreign = [...texts.fr].filter(([id, text]) => {
    const known = icuNames(texts.en.get(id) ?? '', 'en');
    return icuNames(text, 'fr').some((name) => !known.includes(name));
  });
  expect(foreign).toEqual([]);
});

test('every text is used', () => {
  const unused = [...texts.en.keys()].filter(
    (id) => !uses.ids.has(id) && !uses.patterns.some((pattern) => pattern.test(id)),
  );
  expect(unused).toEqual([]);
});

test('every text that is used is there', () => {
  const areas = new Set([...texts.en.keys()].map((id) => id.split('.')[0]));
  const missing = [...uses.ids].filter(
    (id) => /^[a-z-]+\.[\w.]+$/.test(id) && areas.has(id.split('.')[0]) && !texts.en.has(id),
  );
  expect(missing.filter((id) => !/\.(tsx?|json|css)$/.test(id))).toEqual([]);
});

test('French has a space before high punctuation, which does not break, and the right apostrophe', () => {
  expect(Object.values(messages).filter((text) => / [?!;:»]|« /.test(text))).toEqual([]);
  const careless = [...texts.fr].filter(([, text]) => /\w'\w|\S[?!;]|[^\s\d]:(\s|$)/.test(withoutIcu(text)));
  expect(careless).toEqual([]);
});

/** Without what stands in braces for the machine. */
function withoutIcu(text: string): string {
  return text
    .replaceAll(/\{\w+, (plural|select|number)|(=\d+|one|other|many) \{/g, '')
    .replaceAll(/[{}]/g, '');
}
