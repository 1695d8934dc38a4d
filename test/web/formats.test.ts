import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { messages as inEnglish } from '../../web/locales/messages-en.ts';
import { messages as inFrench } from '../../web/locales/messages-fr.ts';
import { csvText } from '../../web/parts/csv-text.ts';
import { browserLanguage, localeOf } from '../../web/parts/language.ts';
import { phoneText, typedNumber } from '../../web/parts/phone-text.ts';
import { singleFullStop } from '../../web/parts/single-full-stop.ts';
import { formatsOf } from '../../web/parts/use-formats.ts';

const english = formatsOf(createIntl({ locale: 'en-US', messages: inEnglish }));
const french = formatsOf(createIntl({ locale: 'fr-FR', messages: inFrench }));
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('A telephone number', () => {
  test('is grouped as it is read in the North American plan, and else left as it is', () => {
    expect(phoneText('+14255550123')).toBe('+1 425-555-0123');
    expect(phoneText('+33123456789')).toBe('+33123456789');
  });

  test.each([
    ['425-555-0123', '+14255550123'],
    ['+1 (425) 555 0123', '+14255550123'],
    ['14255550123', '+14255550123'],
    ['+33 1 23 45 67 89', '+33123456789'],
    ['555', null],
    ['0123456789', null],
    ['', null],
  ])('typed as %j is %j', (typed, number) => expect(typedNumber(typed)).toBe(number));
});

test('A time zone that stands alone begins with a capital and names its city', () => {
  expect(english.zoneAndCity('America/Los_Angeles')).toBe('Pacific Time – Los Angeles');
  expect(french.zoneAndCity('America/Los_Angeles')).toBe('Heure du Pacifique nord-américain – Los Angeles');
});

describe('A sentence', () => {
  test.each([
    ['It is of Contoso, Ltd.. Choose a password.', 'It is of Contoso, Ltd. Choose a password.'],
    ['Reason: a call.. Until noon.', 'Reason: a call. Until noon.'],
    ['One moment... and go on', 'One moment... and go on'],
  ])('that ends in a name with a full stop has one: %j', (text, once) => {
    expect(singleFullStop(text)).toBe(once);
  });
});

describe('A date', () => {
  test('without a time is the same day whatever the zone of the reader', () => {
    expect(english.date('2026-12-15')).toBe('Dec 15, 2026');
    expect(french.date('2026-12-15')).toBe('15 déc. 2026');
  });

  test('under a chart is short', () => {
    expect(english.shortDate('2026-12-15')).toBe('Dec 15');
    expect(french.shortDate('2026-12-15')).toBe('15 déc.');
  });

  test('with a time names its zone', () => {
    const at = '2026-11-24T17:05:00.000Z';
    expect(plain(english.instant(at, 'America/Los_Angeles'))).toBe('Nov 24, 2026, 9:05 AM PST');
    expect(plain(french.instant(at, 'America/Los_Angeles'))).toMatch(/^24 nov\. 2026, 09:05 UTC.8$/);
  });

  test('is told as how long ago, in the largest whole unit', () => {
    const now = new Date('2026-11-24T12:00:00Z');
    expect(english.ago('2026-10-14T11:00:00Z', now)).toBe('41 days ago');
    expect(english.ago('2026-11-24T09:30:00Z', now)).toBe('2 hours ago');
    expect(french.ago('2026-11-24T11:58:00Z', now)).toBe('il y a 2 minutes');
    expect(english.ago('2026-11-24T11:59:30Z', now)).toBe('just now');
    expect(french.ago('2026-11-24T12:00:00Z', now)).toBe('à l’instant');
  });

  test('that is to come is counted down in its two largest units', () => {
    const minute = 60_000;
    expect(plain(english.duration(135 * minute))).toBe('2 hr 15 min');
    expect(plain(english.duration((2 * 1440 + 61) * minute))).toBe('2 days 1 hr');
    expect(plain(french.duration(59 * minute))).toBe('59 min');
    expect(plain(english.duration(1))).toBe('0 min');
  });
});

test('a zone has the name people know it by', () => {
  expect(english.zoneName('America/Los_Angeles')).toBe('Pacific Time');
  expect(french.zoneName('America/New_York')).toContain('Est');
});

describe('The language', () => {
  test('is the first of the browser’s that we speak', () => {
    expect(browserLanguage(['de-DE', 'fr-CA', 'en'])).toBe('fr');
    expect(browserLanguage(['de'])).toBe('en');
    expect(browserLanguage([])).toBe('en');
  });

  test('writes dates as the browser’s own variety of it does', () => {
    expect(localeOf('fr', ['en-GB', 'fr-CA'])).toBe('fr-CA');
    expect(localeOf('fr', ['en-GB'])).toBe('fr-FR');
  });
});

describe('A CSV file', () => {
  const columns = [
    { label: 'Name', text: (row: string[]) => row[0] ?? '', isFree: true },
    { label: 'Number', text: (row: string[]) => row[1] ?? '' },
  ];

  test('quotes what would break a line or a cell', () => {
    const text = csvText(columns, [['a "b", c', '1\n2']]);
    expect(text).toBe('\ufeffName,Number\r\n"a ""b"", c","1\n2"\r\n');
  });

  test('keeps free text from being taken for a formula, and leaves a number’s plus sign alone', () => {
    expect(csvText(columns, [['=1+1', '+14255550123']])).toContain("'=1+1,+14255550123");
  });
});

test('a share is a percentage, written as the language does', () => {
  expect(english.percent(0.253)).toBe('25.3%');
  expect(plain(french.percent(0.253))).toBe('25,3 %');
  expect(english.percent(1.5)).toBe('150%');
});
