import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { jpeg, pdfOf, png } from '../support/files.ts';
import { holdProjects, type SubmittedOrder, submitOf } from '../support/held-orders.ts';
import { auditActions } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

const megabyte = 1024 * 1024;

describeOnBothEngines('Documents of an order', (engine) => {
  const world = worldOn(engine);
  let order: SubmittedOrder;

  beforeAll(async () => {
    await holdProjects(world.now());
    order = await submitOf(world.now(), 2);
  });

  interface Upload {
    name?: string;
    type?: string;
    token?: string;
    id?: string;
  }

  async function add(file: Buffer | string, { name = 'letter.pdf', type, token, id }: Upload = {}) {
    const { call, ownerToken, clock } = world.now();
    const path = `/port-out-orders/${id ?? order.id}/documents?${new URLSearchParams({ name })}`;
    const headers = { 'content-type': type ?? 'application/pdf' };
    const answer = await call('POST', path, { token: token ?? ownerToken, headers, body: file });
    clock.advance(1);
    return answer;
  }

  async function open(documentId: string, token = world.now().ownerToken, id = order.id) {
    const { statusCode, headers, rawPayload } = await world.now().app.inject({
      url: `/api/v1/port-out-orders/${id}/documents/${documentId}`,
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: statusCode, headers, content: rawPayload };
  }

  async function listed(token = world.now().ownerToken): Promise<string[]> {
    const { body } = await world.now().call('GET', `/port-out-orders/${order.id}/documents`, { token });
    return body.items.map(({ id }: { id: string }) => id);
  }

  it('come back byte for byte, to be saved and never shown', async () => {
    for (const [type, file, name] of [
      ['application/pdf', pdfOf(3 * megabyte), 'letter.pdf'],
      ['image/png', png, 'scan.png'],
      ['image/jpeg', jpeg, 'photo.JPEG'],
    ] as const) {
      const { status, body } = await add(file, { type, name });
      expect(body).toMatchObject({
        name: name.toLowerCase(),
        mediaType: type,
        sizeBytes: file.length,
        sha256: createHash('sha256').update(file).digest('hex'),
      });
      expect(status).toBe(201);
      const opened = await open(body.id);
      expect(opened.content.equals(file)).toBe(true);
      expect(opened.headers).toMatchObject({
        'content-type': type,
        'content-length': String(file.length),
        'content-disposition': `attachment; filename="${body.name}"; filename*=UTF-8''${body.name}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining('sandbox'),
        'cache-control': 'no-store',
      });
    }
    expect((await auditActions(world.now()))[0]).toBe('port_out_order.document_added');
  });

  it('are taken up to 10 MB and not one byte more', async () => {
    expect(await add(pdfOf(10 * megabyte))).toMatchObject({
      status: 201,
      body: { sizeBytes: 10 * megabyte },
    });
    const before = await listed();
    expect(await add(pdfOf(10 * megabyte + 1))).toMatchObject({
      status: 413,
      body: { code: 'body_too_large', detail: `The body is larger than ${10 * megabyte} bytes.` },
    });
    expect(await listed()).toEqual(before);
  });

  it('that are not what they say are refused, whatever their name', async () => {
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    const lies: [Buffer, string, string][] = [
      [png, 'application/pdf', 'letter.pdf'],
      [pdfOf(), 'image/png', 'scan.png'],
      [html, 'application/pdf', 'letter.pdf'],
      [html, 'image/jpeg', 'photo.jpg'],
      [Buffer.concat([html, pdfOf()]), 'application/pdf', 'letter.pdf'],
      [Buffer.concat([png, html]), 'image/png', 'scan.png'],
      [Buffer.concat([png, Buffer.from('PK\u0003\u0004')]), 'image/png', 'scan.png'],
      [png.subarray(0, -4), 'image/png', 'scan.png'],
      [pdfOf().subarray(0, 40), 'application/pdf', 'letter.pdf'],
      [jpeg.subarray(0, -1), 'image/jpeg', 'photo.jpg'],
      [Buffer.alloc(0), 'application/pdf', 'letter.pdf'],
    ];
    const before = await listed();
    for (const [file, type, name] of lies) {
      expect(await add(file, { type, name }), `${type} ${file.subarray(0, 20)}`).toMatchObject({
        status: 422,
        body: { code: 'file_type_mismatch' },
      });
    }
    for (const type of ['text/html', 'image/svg+xml', 'application/octet-stream', 'application/json']) {
      expect(await add(pdfOf(), { type }), type).toMatchObject({
        status: 415,
        body: { code: 'unsupported_media_type' },
      });
    }
    expect(await listed()).toEqual(before);
  });

  it('have names without paths, tricks and foreign endings', async () => {
    const names = {
      '../../etc/passwd': 'passwd.pdf',
      'C:\\Users\\ana\\letter.pdf': 'letter.pdf',
      'letter.pdf.exe': 'letter.pdf.exe.pdf',
      '\u202Efdp.exe': 'fdp.exe.pdf',
      'a\r\nSet-Cookie: x.pdf': 'aSet-Cookie x.pdf',
      'lettre d’autorisation – été.PDF': 'lettre d’autorisation – été.pdf',
      '...': 'document.pdf',
      'con.pdf': '_con.pdf',
    };
    const { org } = world.now();
    const other = await submitOf(world.now(), 2, { organization: org });
    for (const [name, kept] of Object.entries(names)) {
      const { body } = await add(pdfOf(), { name, id: other.id });
      expect(body.name, name).toBe(kept);
      const { headers } = await open(body.id, undefined, other.id);
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''/,
      );
    }
    expect(await add(pdfOf(), { name: '' })).toMatchObject({ status: 422 });
  });

  it('are for whoever may read the order; a carrier has its own only', async () => {
    const { carrierToken, operatorToken, auditorToken, otherOrg, otherCarrier } = world.now();
    const owners = (await add(pdfOf())).body.id;
    const carriers = (await add(png, { type: 'image/png', name: 'loa.png', token: carrierToken })).body.id;
    for (const token of [operatorToken, auditorToken]) expect((await open(owners, token)).status).toBe(200);
    expect(await listed(carrierToken)).toEqual([carriers]);
    expect((await open(carriers, carrierToken)).status).toBe(200);
    expect((await open(owners, carrierToken)).status).toBe(404);
    for (const token of [otherOrg.ownerToken, otherCarrier.token]) {
      expect((await open(owners, token)).status).toBe(404);
      expect(await add(pdfOf(), { token })).toMatchObject({ status: 404 });
    }
    expect(await add(pdfOf(), { token: auditorToken })).toMatchObject({ status: 403 });
    const another = await submitOf(world.now(), 2);
    expect((await open(owners, undefined, another.id)).status).toBe(404);
    expect((await open('doc_nonsense')).status).toBe(404);
  });

  it('are at most fifty to an order', async () => {
    const full = await submitOf(world.now(), 2);
    for (let count = 0; count < 50; count += 1) await add(png, { type: 'image/png', id: full.id });
    expect(await add(png, { type: 'image/png', id: full.id })).toMatchObject({
      status: 409,
      body: { code: 'too_many_documents' },
    });
  });
});
