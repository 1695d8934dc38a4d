import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebhookSender } from '../../src/outbound/webhook-sender.ts';
import { type Resolve, WebhookTargets } from '../../src/outbound/webhook-targets.ts';

/** Names of this test's own; whatever else is asked for is nobody. */
const names: Record<string, string[]> = {
  'hooks.example.com': ['93.184.215.14'],
  'six.example.com': ['2606:2800:21f:cb07::1'],
  'inside.example.com': ['10.0.0.8'],
  'both.example.com': ['93.184.215.14', '192.168.1.1'],
  'metadata.example.com': ['169.254.169.254'],
  'mapped.example.com': ['::ffff:127.0.0.1'],
  localhost: ['127.0.0.1', '::1'],
  'localhost.': ['127.0.0.1'],
};

const resolve: Resolve = (name, done) => {
  const addresses = names[name];
  if (!addresses) return done(new Error(`nobody is called ${name}`), []);
  return done(
    null,
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  );
};

const open = new WebhookTargets({ networks: [], resolve });

/** Every way somebody might write, or hide, an address that is not public. */
const privateUrls = [
  'https://127.0.0.1/',
  'https://127.1/',
  'https://127.0.0.1./',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://0177.0.0.1/',
  'https://017700000001/',
  'https://①②⑦.0.0.1/',
  'https://%31%32%37.0.0.1/',
  'https://0/',
  'https://0.0.0.0/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://2852039166/',
  'https://192.0.2.1/',
  'https://198.18.0.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://[::]/',
  'https://[::1]/',
  'https://[0:0:0:0:0:0:0:1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::ffff:0:127.0.0.1]/',
  'https://[::127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[2001:0:7f00:1::]/',
  'https://[fc00::1]/',
  'https://[fd00:ec2::254]/',
  'https://[fe80::1]/',
  'https://[fec0::1]/',
  'https://[ff02::1]/',
  'https://[4000::1]/',
];
const privateNames = [
  'https://localhost/',
  'https://localhost./',
  'https://LOCALHOST:8443/',
  'https://inside.example.com/',
  'https://both.example.com/',
  'https://metadata.example.com/',
  'https://mapped.example.com/',
];

describe('a webhook’s URL', () => {
  test.each([...privateUrls, ...privateNames])('is refused when it leads inside: %s', async (url) => {
    expect(await open.problemOf(url)).toBe('url_address_not_allowed');
  });

  test.each([
    'ftp://hooks.example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'hooks.example.com',
    '//hooks.example.com/',
    'https://',
    'https://user@hooks.example.com/',
    'https://user:word@hooks.example.com/',
    'https://hooks.example.com/#part',
    'https://[::1%25lo]/',
    'https://1.2.3.4.5/',
    '',
  ])('is refused when it is none for webhooks: %s', async (url) => {
    expect(await open.problemOf(url)).toBe('url_malformed');
  });

  test('is refused when nobody is there', async () => {
    expect(await open.problemOf('https://nobody.example.com/')).toBe('url_host_unknown');
  });

  test.each(['https://hooks.example.com/a?b=c', 'https://six.example.com:8443/', 'https://93.184.215.14/'])(
    'is good when it leads to a public address by https: %s',
    async (url) => {
      expect(await open.problemOf(url)).toBeNull();
      expect(await open.problemOf(url.replace('https:', 'http:'))).toBe('url_address_not_allowed');
    },
  );

  test('may lead into the networks the operator allows, by http too, and into no other', async () => {
    const own = new WebhookTargets({ networks: ['10.0.0.0/8', 'fd00::/8', '127.0.0.1'], resolve });
    for (const url of [
      'http://inside.example.com/',
      'http://10.1.1.1/',
      'http://[fd00::1]/',
      'http://127.1/',
    ]) {
      expect(await own.problemOf(url), url).toBeNull();
    }
    for (const url of ['http://192.168.1.1/', 'http://127.0.0.2/', 'http://[::1]/', 'http://localhost/']) {
      expect(await own.problemOf(url), url).toBe('url_address_not_allowed');
    }
  });
});

describe('a webhook', () => {
  let server: Server;
  let port: number;
  let connections = 0;

  beforeAll(async () => {
    server = createServer((_request, response) => response.end()).on('connection', () => {
      connections += 1;
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  const post = async (targets: WebhookTargets, url: string) => {
    const sender = new WebhookSender(targets);
    const answer = await sender.post({ url, headers: {}, body: '{}' });
    await sender.close();
    return answer;
  };

  // Those that lead to this machine: everything else would prove nothing when nobody answers there.
  test.each([
    'http://127.0.0.1',
    'http://127.1',
    'http://2130706433',
    'http://0x7f.1',
    'http://0177.0.0.1',
    'http://127.0.0.1.',
    'http://[::ffff:127.0.0.1]',
    'http://0.0.0.0',
    'http://localhost',
    'http://mapped.example.com',
  ])('whose saved URL leads inside by now is not sent: %s', async (origin) => {
    const before = connections;
    expect(await post(open, `${origin}:${port}/`)).toMatchObject({
      failure: expect.stringContaining('not an addr'),
    });
    expect(connections).toBe(before);
  });

  test('is sent where the same address is allowed, so that the test above can fail', async () => {
    const own = new WebhookTargets({ networks: ['127.0.0.0/8'], resolve });
    const before = connections;
    expect(await post(own, `http://127.1:${port}/`)).toEqual({ status: 200 });
    expect(connections).toBe(before + 1);
  });
});
