import { afterEach, expect, test, vi } from 'vitest';
import { keepChoice, keepChoices, keptChoices } from '../../web/parts/kept-choice.ts';

const columns = ['status', 'carrier', 'due'] as const;

afterEach(() => vi.unstubAllGlobals());

function browserWith(kept: Map<string, string>): void {
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
}

test('several choices are kept, in the order of what can be chosen', () => {
  browserWith(new Map());
  expect(keptChoices('columns', columns)).toBeNull();
  keepChoices('columns', ['due', 'status']);
  expect(keptChoices('columns', columns)).toEqual(['status', 'due']);
});

test('choosing nothing at all is a choice', () => {
  browserWith(new Map());
  keepChoices('columns', []);
  expect(keptChoices('columns', columns)).toEqual([]);
});

test('what can no longer be chosen is left out', () => {
  browserWith(new Map([['columns', 'status colour due']]));
  expect(keptChoices('columns', columns)).toEqual(['status', 'due']);
});

test('a browser that keeps nothing asks again next time', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('denied');
    },
  });
  keepChoice('columns', 'status');
  expect(keptChoices('columns', columns)).toBeNull();
});
