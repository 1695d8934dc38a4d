import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

const header = 'PhoneNumber,AccountNumber\n';

function lines(areaCode: number, count: number): string {
  return Array.from({ length: count }, (_, n) => `+1${areaCode}${2_220_000 + n},WA-100200\n`).join('');
}

async function answerOf(sent: ClientRequest) {
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const text = (await response.setEncoding('utf8').toArray()).join('');
  return { status: response.statusCode, body: JSON.parse(text) };
}

describeOnBothEngines('An upload of phone numbers', (engine) => {
  const world = worldOn(engine, { settings: { bodyLimitBytes: 2_000 } });
  let port: number;

  beforeAll(async () => {
    const { app } = world.now();
    await app.listen({ port: 0, host: '127.0.0.1' });
    port = (app.server.address() as AddressInfo).port;
  });

  function send(): ClientRequest {
    const { org, operatorToken } = world.now();
    const path = `/api/v1/organizations/${org.id}/phone-number-imports`;
    const headers = { authorization: `Bearer ${operatorToken}`, 'content-type': 'text/csv' };
    return request({ port, host: '127.0.0.1', method: 'POST', path, headers });
  }

  async function activeCount(): Promise<number> {
    const { call, org, ownerToken: token } = world.now();
    const { body } = await call('GET', `/organizations/${org.id}/overview`, { token });
    return body.phoneNumbers.active;
  }

  it('may be larger than any other body', async () => {
    const sent = send().end(header + lines(206, 300));
    expect(await answerOf(sent)).toMatchObject({ status: 200, body: { added: 300 } });
  });

  it('is answered at once when its header is refused, however much follows', async () => {
    const sent = send();
    sent.write('PhoneNumber,Colour\n');
    sent.end(lines(206, 100_000));
    expect(await answerOf(sent)).toMatchObject({ status: 422, body: { code: 'csv_unreadable', added: 0 } });
  });

  it('that breaks off leaves whole chunks, and no complaint of ours', async () => {
    const { logLines } = world.now();
    const before = await activeCount();
    const sent = send();
    sent.on('error', () => {});
    sent.write(header + lines(212, 2_500));
    await expect.poll(activeCount, { timeout: 20_000 }).toBe(before + 2_000);
    sent.destroy();
    await expect.poll(() => logLines.some((line) => line.includes('csv_unreadable'))).toBe(true);
    expect(await activeCount()).toBe(before + 2_000);
    expect(logLines.filter((line) => line.includes('"error"'))).toEqual([]);
    const again = send().end(header + lines(212, 2_500));
    expect(await answerOf(again)).toMatchObject({ body: { added: 500, refusedCount: 2_000 } });
  });
});
