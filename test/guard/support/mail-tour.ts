import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openMails } from '../../../src/outbound/open-mails.ts';
import { Deliverer } from '../../../src/workers/deliver.ts';
import { mailChannel } from '../../../src/workers/mail-channel.ts';
import { readMail } from '../../support/read-mail.ts';
import type { World } from '../../support/world.ts';
import type { PlantedSecrets } from './planted.ts';
import type { Tour } from './tour.ts';

/**
 * Every mail that came about so far, written down: each is a place to be searched, and each link's token a
 * secret that may stand in that one mail. That of the order `pon`, which can still be frozen, is used.
 */
export async function tourMails(
  world: World,
  planted: PlantedSecrets,
  tour: Tour,
  pon: string,
): Promise<void> {
  const tokens: { text: string; token: string }[] = [];
  for (const { name, raw } of await writeMails(world)) {
    const { headers, subject, text, html } = readMail(raw);
    tour.answers.push({ name, content: [raw, ...headers.values(), subject, text, html].join('\n') });
    const invitation = /\/setup#(\w+)/.exec(text)?.[1];
    // The mail is the second place that hands it over.
    if (invitation !== undefined) planted.alsoShownBy(invitation, name);
    const token = /\/not-us#(\w+)/.exec(text)?.[1];
    if (token !== undefined)
      tokens.push({ text, token: planted.random(`the token of ${name}`, token, name) });
  }
  expect(tokens.length).toBeGreaterThan(1);
  const body = { token: tokens.findLast(({ text }) => text.includes(`: ${pon}\n`))?.token };
  await tour.done('inspectDisputeLink', { body });
  await tour.done('useDisputeLink', { body });
  await tour.ask('useDisputeLink', { body });
  await tour.ask('inspectDisputeLink', { body });
}

async function writeMails({ context }: World): Promise<{ name: string; raw: string }[]> {
  const folder = mkdtempSync(join(tmpdir(), 'portkeeper-tour-'));
  const { baseUrl } = context;
  const mails = openMails({ smtpUrl: null, folder, mailFrom: 'porting@pk.example.com', baseUrl });
  const deliverer = new Deliverer(context, { mail: mailChannel(context, mails) });
  // As many as there are places for at once, until none is due.
  for (let round = 0; round < 4; round += 1) {
    await deliverer.begin();
    await deliverer.idle();
  }
  const written = readdirSync(folder).map((name) => ({
    name,
    raw: readFileSync(join(folder, name), 'utf8'),
  }));
  rmSync(folder, { recursive: true });
  return written;
}
