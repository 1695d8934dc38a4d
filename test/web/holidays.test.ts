import { expect, test } from 'vitest';
import { federalHolidays } from '../../src/core/federal-holidays.ts';
import { messages as inEnglish } from '../../web/locales/messages-en.ts';
import { messages as inFrench } from '../../web/locales/messages-fr.ts';
import { holidayNameIn } from '../../web/parts/operator-settings/use-holiday-name.ts';

test('every federal holiday has a name in French', () => {
  for (const { name } of federalHolidays(2026)) {
    expect(holidayNameIn(inFrench, name)).not.toBe(name);
    expect(holidayNameIn(inEnglish, name).replaceAll('’', "'")).toBe(name);
  }
});

test("a day of the operator's own keeps the name they gave it", () => {
  expect(holidayNameIn(inFrench, 'Fondation de la société')).toBe('Fondation de la société');
});
