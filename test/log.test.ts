import { expect, test } from 'vitest';
import { openLog, redactedMembers } from '../src/log.ts';

function logged(facts: object): string {
  const lines: string[] = [];
  openLog('info', { write: (line) => void lines.push(line) }).info(facts, 'said');
  return lines.join('');
}

test('members that name a secret are not written, wherever they stand', () => {
  expect(redactedMembers).toEqual([
    'pin',
    'password',
    'token',
    'authorization',
    'cookie',
    'secret',
    'setupUrl',
  ]);
  for (const member of redactedMembers) {
    const text = logged({ [member]: 'hush', body: { [member]: 'hush', inner: { [member]: 'hush' } } });
    expect(text).not.toContain('hush');
    expect(text).toContain('[redacted]');
  }
});

test('an error is written with its stack, and lines below the level are not', () => {
  expect(logged({ error: new Error('broken') })).toMatch(/"message":"broken".*"stack":"Error: broken/);
  const lines: string[] = [];
  openLog('error', { write: (line) => void lines.push(line) }).warn({}, 'said');
  expect(lines).toEqual([]);
});
