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

  test('is moved and shown by commands, and the record is whole', async () => {
    const { id, server } = await heldOrder();
    const confirmed = await run('order', 'confirm', id, '--note', 'by phone');
    expect(confirmed).toMatchObject({ code: 0, stderr: '' });
    expect(confirmed.stdout).toMatch(new RegExp(`^${id} is confirmed, due 20\\d\\d-\\d\\d-\\d\\d\\.\n$`));
    const refused = await run('order', 'refuse', id);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/Possible now: reschedule, complete, cancel, dispute\.\n$/);
    const comment = ['--audience', 'carrier', '--text', 'wait until noon'];
    expect(await run('order', 'comment', id, ...comment)).toMatchObject({ code: 0, stderr: '' });
    const shown = (await run('order', 'show', id)).stdout;
    expect(shown).toMatch(/decided by operator on the host: confirmed {2}by phone\n/);
    expect(shown).toMatch(/operator on the host \(carrier\): wait until noon\n/);
    expect(await run('audit', 'verify')).toMatchObject({ code: 0 });
    await server.stop();
  });
});
