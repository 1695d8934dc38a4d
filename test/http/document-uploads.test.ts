import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { pdfOf } from '../support/files.ts';
import { holdProjects, submitOf } from '../support/held-orders.ts';
import { worldOn } from '../support/world.ts';

const megabyte = 1024 * 1024;

async function answerOf(sent: ClientRequest) {
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const text = (await response.setEncoding('utf8').toArray()).join('');
  return { status: response.statusCode, body: JSON.parse(text) };
}

describeOnBothEngines('An upload of a document', (engine) => {
  const world = worldOn(engine);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let port: number;
  let orderId: string;

  beforeAll(async () => {
    const { app } = world.now();
    await holdProjects(world.now());
    orderId = (await submitOf(world.now(), 2)).id;
    await app.listen({ port: 0, host: '127.0.0.1' });
    port = (app.server.address() as AddressInfo).port;
    return () => agent.destroy();
  });

  function send(): ClientRequest {
    const path = `/api/v1/port-out-orders/${orderId}/documents?name=letter.pdf`;
    const authorization = `Bearer ${world.now().ownerToken}`;
    const headers = { authorization, 'content-type': 'application/pdf' };
    return request({ port, host: '127.0.0.1', method: 'POST', path, headers, agent });
  }

  it('that never ends is refused at 10 MB, and its connection goes on serving', async () => {
    const sent = send();
    for (let part = 0; part < 12; part += 1) sent.write(Buffer.alloc(megabyte, 32));
    const answered = answerOf(sent);
    sent.end();
    expect(await answered).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
    expect(await answerOf(send().end(pdfOf(megabyte)))).toMatchObject({ status: 201 });
  });

  it('that breaks off leaves nothing, and no complaint of ours', async () => {
    const { logLines, call, ownerToken: token } = world.now();
    const path = `/port-out-orders/${orderId}/documents`;
    const before = (await call('GET', path, { token })).body.items.length;
    const sent = send();
    sent.on('error', () => {});
    sent.write(pdfOf(megabyte));
    await once(sent, 'socket');
    setTimeout(() => sent.destroy(), 200);
    await new Promise((closed) => sent.once('close', closed));
    expect(await answerOf(send().end(pdfOf(megabyte)))).toMatchObject({ status: 201 });
    expect((await call('GET', path, { token })).body.items).toHaveLength(before + 1);
    expect(logLines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });
});
