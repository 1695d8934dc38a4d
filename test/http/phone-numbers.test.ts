import { expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { type World, worldOn } from '../support/world.ts';

describeOnBothEngines('Phone numbers over HTTP', (engine) => {
  const world = worldOn(engine);

  it('are added, and each refused one is named with what is wrong', async () => {
    const { call, operatorToken: token, org, otherOrg } = world.now();
    const billingAccountId = org.billingAccountId;
    const [own = ''] = org.numbers;
    const [foreign = ''] = otherOrg.numbers;
    const numbers = [
      '+14255550190',
      '+14255550190',
      own,
      foreign,
      '+18005550100',
      '+442079460000',
      '4255550191',
    ];
    const items = [
      ...numbers.map((number) => ({ number, billingAccountId })),
      { number: '+14255550192', billingAccountId: otherOrg.billingAccountId },
    ];
    const answer = await call('POST', `/organizations/${org.id}/phone-numbers`, { token, body: { items } });
    expect(answer).toMatchObject({ status: 200, body: { added: 1 } });
    const codes = Object.fromEntries(
      answer.body.refused.map((row: { number: string; code: string }) => [row.number, row.code]),
    );
    expect(codes).toEqual({
      '+14255550190': 'number_repeated',
      [own]: 'already_present',
      [foreign]: 'number_taken',
      '+18005550100': 'toll_free_not_supported',
      '+442079460000': 'country_not_supported',
      '4255550191': 'phone_number_malformed',
      '+14255550192': 'unknown_reference',
    });
  });

  it('are listed by number, by part of a number and by whom they are assigned to', async () => {
    const { call, operatorToken, ownerToken: token, org } = world.now();
    const items = [
      { number: '+12065550150', billingAccountId: org.billingAccountId, assignedTo: '100%_Ana' },
      { number: '+12065550151', billingAccountId: org.billingAccountId, assignedTo: 'Ben' },
    ];
    const path = `/organizations/${org.id}/phone-numbers`;
    await call('POST', path, { token: operatorToken, body: { items } });
    const found = async (query: string) => {
      const answer = await call('GET', `${path}?query=${encodeURIComponent(query)}`, { token });
      return answer.body.items.map((item: { number: string }) => item.number);
    };
    expect(await found('206-555')).toEqual(['+12065550150', '+12065550151']);
    expect(await found('ben')).toEqual(['+12065550151']);
    expect(await found('%_')).toEqual(['+12065550150']);
    expect(await found('nobody')).toEqual([]);
    expect(await found('room 206')).toEqual([]);
  });

  it('come in pages that leave none out', async () => {
    const { call, ownerToken: token, org } = world.now();
    const path = `/organizations/${org.id}/phone-numbers`;
    const all = await call('GET', `${path}?limit=200`, { token });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await call('GET', `${path}?limit=2${cursor && `&cursor=${cursor}`}`, { token });
      seen.push(...page.body.items.map((item: { id: string }) => item.id));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(all.body.items.map((item: { id: string }) => item.id));
  });
});

describeOnBothEngines('The import of phone numbers', (engine) => {
  const world = worldOn(engine);
  const header = 'PhoneNumber,AccountNumber,AssignedTo';

  async function importCsv(csv: string | Buffer, query = '') {
    const { call, operatorToken: token, org } = world.now();
    const headers = { 'content-type': 'text/csv' };
    return call('POST', `/organizations/${org.id}/phone-number-imports${query}`, {
      token,
      headers,
      body: csv,
    });
  }

  async function assignedTo(number: string): Promise<string | null> {
    const { call, ownerToken: token, org } = world.now();
    const path = `/organizations/${org.id}/phone-numbers?query=${encodeURIComponent(number)}`;
    return (await call('GET', path, { token })).body.items[0]?.assignedTo;
  }

  it('reads a byte order mark, line ends of Windows, quotes and blank lines', async () => {
    const csv = `\ufeff${header}\r\n+12125550101,WA-100200,"Diaz, Ana ""Annie"""\r\n\r\n+12125550102,wa-100200,\r\n`;
    expect(await importCsv(csv)).toMatchObject({
      status: 200,
      body: { added: 2, refusedCount: 0, refused: [] },
    });
    expect(await assignedTo('+12125550101')).toBe('Diaz, Ana "Annie"');
  });

  it('reads columns in any order, separated by semicolons, and numbers as people write them', async () => {
    const csv = 'Account Number;Phone Number\nWA-100200;(212) 555-0111\nWA-100200;1 212.555.0112\n';
    expect(await importCsv(csv)).toMatchObject({ status: 200, body: { added: 2 } });
  });

  it('names every bad row by its line and keeps the good ones', async () => {
    const { otherOrg } = world.now();
    const rows = [
      '+12125550121,WA-100200',
      'abc,WA-100200',
      '+12125550121,WA-100200',
      '+12125550122,XX-1',
      '',
      '+18005550100,WA-100200',
      `${otherOrg.numbers[0]},WA-100200`,
      ',WA-100200',
      '+12125550123,WA-100200,\u0007bell',
      '２１２５５５０１２４,WA-100200',
      '+12125550125,WA-100200',
    ];
    const answer = await importCsv(`${header}\n${rows.join('\n')}\n`);
    expect(answer).toMatchObject({ status: 200, body: { added: 2, refusedCount: 8 } });
    expect(answer.body.refused.map((row: { row: number; code: string }) => [row.row, row.code])).toEqual([
      [3, 'phone_number_malformed'],
      [4, 'number_repeated'],
      [5, 'account_unknown'],
      [7, 'toll_free_not_supported'],
      [8, 'number_taken'],
      [9, 'required'],
      [10, 'invalid_text'],
      [11, 'phone_number_malformed'],
    ]);
  });

  it('sent again, adds only what is missing', async () => {
    const csv = (last: string) => `${header}\n+12125550131,WA-100200\n${last},WA-100200\n`;
    expect(await importCsv(csv('+12125550132'))).toMatchObject({ body: { added: 2 } });
    const again = await importCsv(csv('+12125550133'));
    expect(again.body).toMatchObject({ added: 1, refused: [{ row: 2, code: 'already_present' }] });
  });

  it('needs no header for one column with the account given', async () => {
    const { org } = world.now();
    const query = `?billingAccountId=${org.billingAccountId}`;
    expect(await importCsv('+12125550141\n+12125550142\n', query)).toMatchObject({ body: { added: 2 } });
    expect(await importCsv('+12125550143\n')).toMatchObject({
      status: 422,
      body: { code: 'csv_unreadable' },
    });
    expect(await importCsv('+12125550143\n', '?billingAccountId=bac_none')).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/billingAccountId', code: 'unknown_reference' }] },
    });
  });

  it('says what it cannot read, and what it had added until then', async () => {
    expect(await importCsv('PhoneNumber,Colour\n+12125550151,red\n')).toMatchObject({
      status: 422,
      body: { code: 'csv_unreadable', detail: expect.stringContaining('Colour') },
    });
    const rows = Array.from(
      { length: 2100 },
      (_, line) => `+1213555${String(line).padStart(4, '0')},WA-100200`,
    );
    const open = await importCsv(`${header}\n${rows.join('\n')}\n"+12125550152,WA-100200\n`);
    expect(open).toMatchObject({ status: 422, body: { code: 'csv_unreadable', added: 2000 } });
  });

  it('leaves one audit entry for each chunk it commits', async () => {
    const { call, ownerToken: token, org } = world.now();
    const imported = await call(
      'GET',
      `/organizations/${org.id}/audit-entries?action=phone_numbers.import_chunk`,
      { token },
    );
    const counts = imported.body.items.map((entry: { detail: { count: number } }) => entry.detail.count);
    const active = await call('GET', `/organizations/${org.id}/overview`, { token });
    const before: World['org'] = org;
    const added = counts.reduce((sum: number, count: number) => sum + count, 0);
    expect(added).toBe(active.body.phoneNumbers.active - before.numbers.length);
    expect(Math.max(...counts)).toBe(2000);
  });

  it('refuses an owner, a stranger and another content type', async () => {
    const { call, ownerToken, operatorToken, otherOrg, org } = world.now();
    const path = `/organizations/${org.id}/phone-number-imports`;
    const csv = { headers: { 'content-type': 'text/csv' }, body: header };
    expect(await call('POST', path, { ...csv, token: ownerToken })).toMatchObject({ status: 403 });
    expect(await call('POST', path, { ...csv, token: otherOrg.ownerToken })).toMatchObject({ status: 404 });
    expect(await call('POST', path, { token: operatorToken, body: {} })).toMatchObject({ status: 415 });
  });
});
