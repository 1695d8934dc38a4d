import { expect, test } from 'vitest';
import { freePort, runCommand } from '../support/server-process.ts';
import { describeEmptyPlaces, startedServer } from './describe-empty-places.ts';

describeEmptyPlaces('an order on the host', (place) => {
  const run = (...args: string[]) => runCommand(place.environment(), ...args);

  /** A held order, made by the API; the server runs on where it may. */
  async function heldOrder() {
    const { operatorToken } = JSON.parse(
      (await run('init', '--operator-email', 'olga@operator.example', '--json')).stdout,
    );
    const port = await freePort();
    const server = await startedServer({ ...place.environment(), PORT: String(port) });
    const call = async (method: string, path: string, body?: object) => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      const answered = await answer.json();
      expect(answer.status, JSON.stringify(answered)).toBeLessThan(300);
      return answered;
    };
    await call('PATCH', '/operator/settings', { pinNotSet: 'skip', projectThreshold: 1 });
    const { id: org } = await call('POST', '/organizations', { name: 'Contoso', country: 'US' });
    const account = { accountNumber: 'WA-1', postalCode: '98052' };
    const { id: billingAccountId } = await call('POST', `/organizations/${org}/billing-accounts`, {
      ...account,
      name: 'Main',
      contactEmails: [],
    });
    const numbers = ['+14255550123', '+14255550124'];
    await call('POST', `/organizations/${org}/phone-numbers`, {
      items: numbers.map((number) => ({ number, billingAccountId })),
    });
    const { id: carrierId } = await call('POST', '/carriers', { name: 'Adatum', spid: '1234' });
    const asked = { purchaseOrderNumber: 'PON-1', numbers, ...account, agencyAuthorization: true, carrierId };
    const order = await call('POST', '/port-out-orders', asked);
    expect(order.status).toBe('held');
    if (place.engine === 'pglite') await server.stop();
    return { id: order.id as string, server };
  }

  test('goes its whole way by commands, in the history and in a record that is whole', async () => {
    const { id, server } = await heldOrder();
    const said = async (...args: string[]) => {
      const { code, stdout, stderr } = await run('order', ...args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return stdout;
    };
    expect(await said('confirm', id, '--note', 'by phone')).toMatch(
      new RegExp(`^${id} is confirmed, due 20\\d\\d-\\d\\d-\\d\\d\\.\n$`),
    );
    const refused = await run('order', 'refuse', id);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('Possible now: reschedule, complete, cancel, dispute.');
    expect(await said('complete', id)).toBe(`${id} is completed.\n`);
    expect(await said('dispute', id, '--note', 'they called')).toBe(`${id} is disputed.\n`);
    expect(await said('resolve', id, '--outcome', 'returned', '--note', 'snapback')).toBe(
      `${id} is returned.\n`,
    );
    const shown = await said('show', id);
    expect(shown).toContain(`${id}  returned\n`);
    expect(shown).toContain('+14255550123  returned');
    expect(shown).toMatch(/decided by operator on the host: confirmed {2}by phone\n/);
    expect(shown).toContain('Possible now: nothing\n');
    const verified = await run('audit', 'verify');
    expect(verified).toMatchObject({ code: 0 });
    await server.stop();
  });

  test('is refused with a sentence and exit code 1 where something is wrong', async () => {
    const { id, server } = await heldOrder();
    const rows: [string[], string][] = [
      [['show', 'poo_nothing'], 'There is no such thing here.\n'],
      [['confirm', id, '--due-date', 'soon'], 'Not understood: --due-date. See: portkeeper order --help\n'],
      [['refuse', id, '--reason', 'debt'], 'reason: Not a reason a person may refuse with.'],
      [['cancel', id, '--note', ' '], 'Not understood: --note.'],
      [['cancel', id], "required option '--note <text>'"],
      [
        ['resolve', id, '--outcome', 'dismissed', '--note', 'x'],
        'The order is held; this cannot be done now.',
      ],
    ];
    for (const [args, sentence] of rows) {
      const { code, stdout, stderr } = await run('order', ...args);
      expect({ code, stdout }, args.join(' ')).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(sentence);
      expect(stderr).not.toContain('    at ');
    }
    expect((await run('order', 'cancel', id, '--note', 'agreed')).stdout).toBe(`${id} is cancelled.\n`);
    await server.stop();
  });
});
