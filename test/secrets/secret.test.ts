import { inspect } from 'node:util';
import pino from 'pino';
import { expect, test } from 'vitest';
import { Secret, unwrap } from '../../src/secrets/secret.ts';

const pin = '40618273';
const secret = Secret.of(pin);

const waysOut: Record<string, () => unknown> = {
  'a template': () => `${secret}`,
  concatenation: () => `the PIN is ${String(secret)}`,
  JSON: () => JSON.stringify({ pin: secret, list: [secret] }),
  inspection: () => inspect({ pin: secret }, { depth: 9, showHidden: true, customInspect: true }),
  'inspection without customs': () => inspect(secret, { showHidden: true, customInspect: false }),
  'a copy of its properties': () => JSON.stringify({ ...secret }),
  'its property names': () => JSON.stringify(Object.getOwnPropertyDescriptors(secret)),
  'a structured clone': () => inspect(structuredClone({ ...secret })),
  'an error message': () => new Error(`wrong: ${secret}`).stack,
};

test.each(Object.entries(waysOut))('%s does not show a secret', (_name, show) => {
  expect(String(show())).not.toContain(pin);
});

test('a log line shows that there was a secret and not which', () => {
  const lines: string[] = [];
  pino({ level: 'info' }, { write: (line: string) => lines.push(line) }).info(
    { pin: secret, deep: [secret] },
    'set',
  );
  expect(lines.join()).toContain('[redacted]');
  expect(lines.join()).not.toContain(pin);
});

test('it cannot be used as a number or changed', () => {
  expect(Number(secret)).toBeNaN();
  expect(() => Object.assign(secret, { text: pin })).toThrow(TypeError);
});

test('the folder of secrets gets the text back', () => {
  expect(unwrap(secret)).toBe(pin);
  expect(() => unwrap({} as Secret)).toThrow('not a secret');
});
