import { afterEach, describe, expect, test, vi } from 'vitest';
import { addressOf, request, sayLanguage, saySession } from '../../web/api.ts';
import { ApiProblem } from '../../web/api-problem.ts';
import { addressAfterSignIn, signInAddress } from '../../web/parts/sign-in/sign-in-address.ts';

afterEach(() => vi.unstubAllGlobals());

/** The next calls are answered by this; gives what was asked. */
function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => {
    const text = body === undefined ? null : JSON.stringify(body);
    return new Response(text, { status, headers });
  });
  vi.stubGlobal('fetch', fetch);
  return () => {
    const [address, init] = fetch.mock.calls[0] ?? [];
    return { address, method: init?.method, headers: new Headers(init?.headers), body: init?.body };
  };
}

describe('An address', () => {
  test('has its parameters filled in and quoted, and no empty filters', () => {
    const query = { status: 'held', number: '', limit: undefined, purchaseOrderNumber: 'A&B' };
    expect(addressOf('/organizations/:org/x', { org: 'a/b' }, query)).toBe(
      '/api/v1/organizations/a%2Fb/x?status=held&purchaseOrderNumber=A%26B',
    );
  });
});

describe('A request', () => {
  test('speaks the person’s language and proves that our page sends it', async () => {
    const asked = answering(200, { pin: '40618273' });
    sayLanguage('fr');
    saySession({ csrfToken: 'csrf-1', user: { id: 'usr_1', name: 'Ana', email: 'ana@contoso.example' } });
    const answer = await request('suggestPortOutPin', { params: { org: 'org_1' }, body: { length: 8 } });
    expect(answer).toEqual({ pin: '40618273' });
    const { address, method, headers, body } = asked();
    expect([method, address]).toEqual(['POST', '/api/v1/organizations/org_1/port-out-pin/suggestions']);
    expect(headers.get('accept-language')).toBe('fr');
    expect(headers.get('x-csrf-token')).toBe('csrf-1');
    expect(body).toBe('{"length":8}');
  });

  test('that only reads does not carry the proof', async () => {
    const asked = answering(200, { items: [], nextCursor: null });
    await request('listOrganizations', {});
    expect(asked().headers.has('x-csrf-token')).toBe(false);
  });

  test('with a file sends it as it is', async () => {
    const asked = answering(200, { added: 0, refusedCount: 0, refused: [] });
    await request('importPhoneNumbers', { params: { org: 'org_1' }, body: 'PhoneNumber\r\n' });
    expect(asked().headers.get('content-type')).toBe('text/csv');
    expect(asked().body).toBe('PhoneNumber\r\n');
  });

  test('that has no answer gives none', async () => {
    answering(204, undefined);
    expect(await request('deleteWebhookEndpoint', { params: { org: 'org_1', id: 'whe_1' } })).toBeUndefined();
  });

  test('that is refused throws what the server said, field by field', async () => {
    const errors = [{ path: '/pin', code: 'pin_too_easy', message: 'Too easy.', reasons: ['sequence'] }];
    const problem = {
      status: 422,
      code: 'invalid_request',
      detail: 'See errors.',
      requestId: 'req_1',
      errors,
    };
    answering(422, problem);
    const asked = request('setPortOutPin', { params: { org: 'org_1' }, body: { pin: '123456' } });
    const thrown = await asked.catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ApiProblem);
    expect(thrown).toMatchObject({ status: 422, code: 'invalid_request', requestId: 'req_1' });
    expect((thrown as ApiProblem).fieldError('/pin')).toMatchObject({ reasons: ['sequence'] });
  });

  test('that reaches nobody, or something that is not our server, says so', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    await expect(request('getSession', {})).rejects.toMatchObject({ status: 0, code: 'unreachable' });
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }));
    await expect(request('getSession', {})).rejects.toMatchObject({ status: 502, code: 'unreadable' });
  });
});

describe('After signing in', () => {
  const destination = (address: string) =>
    addressAfterSignIn(new URL(address, 'http://localhost').searchParams);

  test('a person is where they were', () => {
    const address = signInAddress({ pathname: '/o/org_1/activity', search: '?action=pin.set' });
    expect(destination(address)).toBe('/o/org_1/activity?action=pin.set');
    expect(signInAddress({ pathname: '/', search: '' })).toBe('/sign-in');
  });

  test.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example',
    '/sign-in',
    '/setup',
    '',
  ])('a person is never sent to %j', (back) =>
    expect(destination(`/sign-in?back=${encodeURIComponent(back)}`)).toBe('/'),
  );
});
