import { describe, expect, it } from 'vitest';
import { clientAddress } from '../../src/http/client-address.ts';
import { languageOf } from '../../src/http/language.ts';

describe('The language of an answer', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['fr', 'fr'],
    ['FR-ca', 'fr'],
    ['de, fr;q=0.5', 'fr'],
    ['en;q=0.4, fr;q=0.5', 'fr'],
    ['fr;q=0', 'en'],
    ['en, fr', 'en'],
    ['*', 'en'],
    ['fry', 'en'],
    [`fr${','.repeat(5000)}`, 'en'],
    ['fr;q=nonsense', 'fr'],
  ])('%j → %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

describe('What a client is throttled by', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['no address', 'no address'],
  ])('%s → %s', (ip, key) => {
    expect(clientAddress(ip)).toBe(key);
  });
});
