import { expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

const json = { 'content-type': 'application/json' };

/** Sent as it stands, which an object could not be. */
function raw(text: string | Buffer, contentType = 'application/json') {
  return { body: text, headers: { 'content-type': contentType } };
}

function order(changes: Record<string, unknown> = {}) {
  return {
    purchaseOrderNumber: 'PON-1',
    numbers: ['+14255550123'],
    accountNumber: 'WA-100200',
    postalCode: '98052',
    agencyAuthorization: true,
    ...changes,
  };
}

describeOnBothEngines('A request that cannot be understood', (engine) => {
  const world = worldOn(engine);

  async function submit(options: { body?: unknown; headers?: Record<string, string> }) {
    const { call, carrierToken } = world.now();
    return call('POST', '/port-out-orders', { token: carrierToken, ...options });
  }

  it.each([
    ['cut off', '{"purchaseOrderNumber":'],
    ['not JSON at all', 'pin=123456'],
    ['reaching for the prototype', '{"__proto__":{"pin":"1"}}'],
    ['reaching for the prototype inside', '{"numbers":[{"__proto__":1}]}'],
    ['reaching for the constructor', '{"constructor":{"prototype":{"admin":true}}}'],
  ])('400 malformed_json when it is %s', async (_what, text) => {
    expect(await submit(raw(text))).toMatchObject({ status: 400, body: { code: 'malformed_json' } });
  });

  it('400 malformed_json when its bytes are not UTF-8', async () => {
    const body = Buffer.concat([
      Buffer.from('{"purchaseOrderNumber":"'),
      Buffer.from([0xff, 0xc0]),
      Buffer.from('"}'),
    ]);
    expect(await submit(raw(body))).toMatchObject({ status: 400, body: { code: 'malformed_json' } });
  });

  it('413 body_too_large, naming the limit', async () => {
    const answer = await submit({ body: order({ purchaseOrderNumber: 'x'.repeat(1024 * 1024) }) });
    expect(answer).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
    expect(answer.body.detail).toContain('1048576');
  });

  it('fits 5,000 numbers', async () => {
    const numbers = Array.from({ length: 5000 }, (_, i) => `+1425555${String(i).padStart(4, '0')}`);
    expect((await submit({ body: order({ purchaseOrderNumber: 'PON-5000', numbers }) })).status).toBe(201);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'text/csv', 'multipart/form-data; boundary=x'])(
    '415 unsupported_media_type when it is %s',
    async (type) => {
      const answer = await submit(raw('{}', type));
      expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
      expect(answer.body.detail).toContain('application/json');
    },
  );

  it('415 when a body does not say what it is', async () => {
    const { app, carrierToken } = world.now();
    const headers = { authorization: `Bearer ${carrierToken}` };
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/port-out-orders',
      headers,
      payload: '{}',
    });
    expect(answer.statusCode).toBe(415);
  });

  it('takes a body that is not there for an empty one: 422 with everything that is missing', async () => {
    const answer = await submit(raw(''));
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_request' } });
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['/purchaseOrderNumber', '/numbers', '/agencyAuthorization']),
    );
  });

  it.each([
    ['a list', [], '', 'wrong_type'],
    ['null', 'null', '', 'wrong_type'],
    ['a text', '"x"', '', 'wrong_type'],
  ])('422 when the body is %s', async (_what, body, path, code) => {
    const answer = await submit(typeof body === 'string' ? raw(body) : { body, headers: json });
    expect(answer).toMatchObject({
      status: 422,
      body: { code, errors: [{ path, code }] },
    });
  });

  it.each([
    ['a missing field', { accountNumber: undefined }, '/accountNumber', 'required'],
    ['a number for a text', { purchaseOrderNumber: 1001 }, '/purchaseOrderNumber', 'wrong_type'],
    ['a text for a truth value', { agencyAuthorization: 'yes' }, '/agencyAuthorization', 'wrong_type'],
    ['a text for a list', { numbers: '+14255550123' }, '/numbers', 'wrong_type'],
    ['an object for a text', { pin: { $ne: null } }, '/pin', 'wrong_type'],
    ['an unknown field', { 'a/b~c': 1 }, '/a~1b~0c', 'unknown_field'],
    ['a word that is none of the words', { onPartial: 'maybe' }, '/onPartial', 'invalid_value'],
    ['a text that is too long', { accountNumber: 'x'.repeat(31) }, '/accountNumber', 'too_long'],
    ['a blank text', { accountNumber: '   ' }, '/accountNumber', 'required'],
    ['a text of another form', { version: '1' }, '/version', 'invalid_format'],
    ['a date that is none', { desiredDueDate: '2026-02-30' }, '/desiredDueDate', 'invalid_format'],
    ['no number', { numbers: [] }, '/numbers', 'required'],
    ['a malformed number', { numbers: ['+14255550123', '425'] }, '/numbers/1', 'phone_number_malformed'],
    ['a number that is a number', { numbers: [14255550123] }, '/numbers/0', 'wrong_type'],
    ['a NUL character', { accountNumber: 'WA\u0000' }, '/accountNumber', 'invalid_text'],
    ['a NUL character in an id', { carrierId: 'car_\u0000' }, '/carrierId', 'invalid_text'],
    ['half a surrogate pair', { postalCode: '\ud800' }, '/postalCode', 'invalid_text'],
    ['half a surrogate pair in an id', { carrierId: '\udfff' }, '/carrierId', 'invalid_text'],
  ])('422 for %s', async (_what, changes, path, code) => {
    const answer = await submit({ body: order(changes) });
    expect(answer).toMatchObject({ status: 422, body: { code } });
    expect(answer.body.errors).toEqual([{ path, code, message: expect.not.stringMatching(/[{}]/) }]);
  });

  it.each([
    [5_001, 'Split the 5001 numbers into 2 orders of at most 5000.'],
    [10_000, 'Split the 10000 numbers into 2 orders of at most 5000.'],
    [60_000, 'Split the 60000 numbers into 12 orders of at most 5000.'],
  ])('422 too_many_numbers for %i, with the way to split', async (count, way) => {
    const numbers = Array.from({ length: count }, (_, i) => `+1425${String(2_000_000 + i)}`);
    const { status, body } = await submit({ body: order({ numbers }) });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'too_many_numbers', detail: expect.stringContaining(way) });
    expect(body.errors).toMatchObject([
      { path: '/numbers', code: 'too_many_numbers', message: expect.stringContaining(way) },
    ]);
  });

  it('lists every fault, but no more than a thousand', async () => {
    const { body } = await submit({ body: { numbers: new Array(3000).fill('x') } });
    expect(body.errors).toHaveLength(1000);
    const two = await submit({ body: order({ accountNumber: undefined, extra: 1 }) });
    expect(two.body.errors.map(({ path }: { path: string }) => path)).toEqual(['/accountNumber', '/extra']);
  });

  it.each([
    ['limit=0', '/limit', 'too_small'],
    ['limit=201', '/limit', 'too_big'],
    ['limit=ten', '/limit', 'wrong_type'],
    ['limit=1.5', '/limit', 'wrong_type'],
    ['limit=1&limit=2', '/limit', 'wrong_type'],
    ['colour=red', '/colour', 'unknown_field'],
    ['__proto__=1', '/__proto__', 'unknown_field'],
    ['status=lost', '/status', 'invalid_value'],
    ['number=4255550123', '/number', 'phone_number_malformed'],
    ['organizationId=%00', '/organizationId', 'invalid_text'],
    ['createdFrom=yesterday', '/createdFrom', 'invalid_format'],
  ])('422 for the query %s', async (query, path, code) => {
    const { call, carrierToken } = world.now();
    const answer = await call('GET', `/port-out-orders?${query}`, { token: carrierToken });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path, code }] } });
  });

  it('says what is wrong in French to who reads French', async () => {
    const headers = { 'accept-language': 'fr-CA, en;q=0.8' };
    const answer = await submit({ body: order({ agencyAuthorization: 1 }), headers });
    expect(answer.headers['content-language']).toBe('fr');
    expect(answer.body.detail).toBe('Type attendu : true ou false.');
    expect(answer.body.errors[0].message).toBe('Type attendu : true ou false.');
  });

  it('is a whole problem answer, with the request id of the log', async () => {
    const { logLines } = world.now();
    const answer = await submit({ body: {} });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      type: 'http://localhost:8080/docs/problems#invalid_request',
      title: 'Invalid request',
      status: 422,
      detail: expect.any(String),
      code: 'invalid_request',
      requestId: expect.stringMatching(/^req_/),
    });
    expect(answer.headers['x-request-id']).toBe(answer.body.requestId);
    expect(logLines.some((line) => line.includes(answer.body.requestId))).toBe(true);
  });
});
