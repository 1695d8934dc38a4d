import { Readable } from 'node:stream';
import { Command } from 'commander';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { errorText } from '../../src/cli/error-text.ts';
import type { OpenContext } from '../../src/cli/open-context.ts';
import { commentOnOrder, moveOrder, showOrder } from '../../src/cli/order.ts';
import { addOrderCommands } from '../../src/cli/order-commands.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { orderIn } from '../support/order-states.ts';
import {
  addNumbers,
  changePolicy,
  givePin,
  orderFor,
  rightPin,
  submit,
  wrongPin,
} from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('portkeeper order', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await changePolicy(world.now(), { projectThreshold: 1 });
  });

  afterEach(() => vi.restoreAllMocks());

  const run = (...args: string[]) => runTyping('', ...args);

  /** Runs a command in this process and gives what it printed, or the text of its error. */
  async function runTyping(typed: string, ...args: string[]): Promise<string> {
    const printed: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
    const open: OpenContext = (act) => act(world.now().context);
    const portkeeper = new Command().exitOverride().configureOutput({ writeErr: () => {} });
    addOrderCommands(portkeeper, {
      showOrder: (id) => showOrder(open, id),
      commentOnOrder: (id, options) => commentOnOrder(open, id, options),
      moveOrder: (verb, id, options) => moveOrder(open, verb, id, options, Readable.from([typed])),
    });
    for (const command of portkeeper.commands[0]?.commands ?? []) {
      command.exitOverride().configureOutput({ writeErr: () => {} });
    }
    try {
      await portkeeper.parseAsync(['order', ...args], { from: 'user' });
      return printed.join('');
    } catch (error) {
      return `refused: ${(error as Error).name === 'CommanderError' ? (error as Error).message : errorText(error)}`;
    } finally {
      vi.restoreAllMocks();
    }
  }

  test('takes an order its whole way, as the operator on the host', async () => {
    const { id, numbers } = await orderIn(world.now(), 'held');
    expect(await run('confirm', id, '--note', 'by phone', '--due-date', '2027-03-01')).toBe(
      `${id} is confirmed, due 2027-03-01.\n`,
    );
    expect(await run('complete', id)).toBe(`${id} is completed.\n`);
    expect(await run('dispute', id)).toBe(`${id} is disputed.\n`);
    const resolved = await run('resolve', id, '--outcome', 'returned', '--note', 'snapback');
    expect(resolved).toBe(`${id} is returned.\n`);
    const shown = await run('show', id);
    expect(shown).toContain(`${id}  returned\n`);
    expect(shown).toContain(`  ${numbers[0]}  returned\n`);
    expect(shown).toContain('decided by operator on the host: confirmed  by phone\n');
    expect(shown).toContain('Possible now: nothing\n');
    const { org, ownerToken, call } = world.now();
    const { body } = await call('GET', `/organizations/${org.id}/audit-entries?limit=4`, {
      token: ownerToken,
    });
    for (const { actor } of body.items) {
      expect(actor).toEqual({ kind: 'system', id: 'host', name: 'operator on the host' });
    }
    const { disputes } = (await call('GET', `/port-out-orders/${id}/evidence`, { token: ownerToken })).body;
    expect(disputes).toMatchObject([{ openedThrough: 'command', outcome: 'returned' }]);
  });

  test('refuses, cancels and dismisses', async () => {
    const refused = (await orderIn(world.now(), 'held')).id;
    expect(await run('refuse', refused, '--reason', 'number_locked')).toBe(`${refused} is rejected.\n`);
    expect(await run('cancel', refused, '--note', 'agreed')).toBe(`${refused} is cancelled.\n`);
    const disputed = (await orderIn(world.now(), 'disputed')).id;
    const dismissed = await run('resolve', disputed, '--outcome', 'dismissed', '--note', 'it was them');
    expect(dismissed).toMatch(new RegExp(`^${disputed} is confirmed, due `));
  });

  test('comments on an order, for the carrier or not', async () => {
    const { id } = await orderIn(world.now(), 'held');
    const internal = await run('comment', id, '--audience', 'internal', '--text', ' we ask the owner ');
    expect(internal).toBe(`${id} has a comment more, for the owner and the desk.\n`);
    world.now().clock.advance(1);
    const told = await run('comment', id, '--audience', 'carrier', '--text', 'wait until noon');
    expect(told).toBe(`${id} has a comment more, for the owner, the desk and the carrier.\n`);
    const { call, org, ownerToken, carrierToken } = world.now();
    const read = async (path: string, token: string) => (await call('GET', path, { token })).body.items;
    const author = { kind: 'system', name: 'operator on the host' };
    expect(await read(`/port-out-orders/${id}/comments`, ownerToken)).toMatchObject([
      { audience: 'internal', text: 'we ask the owner', author },
      { audience: 'carrier', text: 'wait until noon', author },
    ]);
    const ofCarrier = await read(`/port-out-orders/${id}/comments`, carrierToken);
    expect(ofCarrier).toMatchObject([{ text: 'wait until noon' }]);
    const entries = await read(`/organizations/${org.id}/audit-entries?limit=2`, ownerToken);
    for (const entry of entries) {
      expect(entry).toMatchObject({ action: 'port_out_order.commented', actor: { id: 'host' } });
    }
    const notices = await read(`/organizations/${org.id}/notices?limit=2`, ownerToken);
    expect(notices).toMatchObject([{ kind: 'order_commented' }, { kind: 'order_commented' }]);
  });

  test('moves the date and corrects, on the carrier’s behalf', async () => {
    const { org, call, operatorToken } = world.now();
    const { id } = await orderIn(world.now(), 'confirmed');
    const dated = ['reschedule', id, '--supplement-version', '01', '--desired-due-date', '2026-12-18'];
    expect(await run(...dated)).toBe(`${id} is confirmed, due 2026-12-18.\n`);
    expect(await run(...dated)).toBe(`${id} is confirmed, due 2026-12-18.\n`);
    expect(await run('show', id)).toContain('rescheduled by operator on the host: confirmed\n');

    const [first, second] = await addNumbers(world.now(), org, 2);
    const asked = await submit(world.now(), orderFor(org, [String(first)], { pin: wrongPin }));
    const corrected: string = asked.body.id;
    expect(await run('show', corrected)).toContain('  reasons    pin_mismatch\n');
    const anew = ['correct', corrected, '--supplement-version'];
    expect(await run(...anew, '01', '--postal-code', '10001')).toBe(`${corrected} is rejected.\n`);
    expect(
      await runTyping(
        `${rightPin}\n`,
        ...[...anew, '02', '--postal-code', org.postalCode, '--account-number', org.accountNumber],
        ...['--numbers', `${second}`, '--on-partial', 'reject_all', '--agency-authorization', '--pin-stdin'],
      ),
    ).toMatch(new RegExp(`^${corrected} is confirmed, due `));
    const { items } = (await call('GET', `/port-out-orders/${corrected}/events`, { token: operatorToken }))
      .body;
    expect(items.at(-1)).toMatchObject({
      action: 'corrected',
      actor: { kind: 'system', name: 'operator on the host' },
      supplement: { version: '02', numbersAdded: [second], numbersWithdrawn: [first], hasPin: true },
    });
    expect(world.now().logLines.join('\n')).not.toContain(rightPin);
  });

  test('says what is wrong in a sentence', async () => {
    const { id } = await orderIn(world.now(), 'held');
    const rows: [string[], string][] = [
      [['show', 'poo_nothing'], 'There is no such thing here.'],
      [['confirm', id, '--due-date', 'soon'], 'Not understood: --due-date. See: portkeeper order --help'],
      [
        ['confirm', id, '--due-date', '2099-01-01'],
        'dueDate: The due date would be more than 365 days ahead.',
      ],
      [['refuse', id, '--reason', 'debt'], 'reason: Not a reason a person may refuse with.'],
      [['reschedule', id, '--supplement-version', '01'], "option '--desired-due-date <date>' not specified"],
      [
        ['reschedule', id, '--supplement-version', '1', '--desired-due-date', 'soon'],
        'Not understood: --supplement-version, --desired-due-date.',
      ],
      [
        ['reschedule', id, '--supplement-version', '00', '--desired-due-date', '2026-12-18'],
        'The version of a supplement must be higher than the last one of the order, which is 00.',
      ],
      [['correct', id, '--supplement-version', '01', '--numbers', '555'], 'Not understood: --numbers.'],
      [['complete', id, '--completed-at', 'now'], 'Not understood: --completed-at.'],
      [['comment', id, '--audience', 'all', '--text', ' '], 'Not understood: --audience, --text.'],
      [['comment', 'poo_nothing', '--audience', 'carrier', '--text', 'x'], 'There is no such thing here.'],
      [['cancel', id, '--note', ' '], 'Not understood: --note.'],
      [['cancel', id], "required option '--note <text>' not specified"],
      [['resolve', id, '--outcome', 'forgotten', '--note', 'x'], 'Not understood: --outcome.'],
      [
        ['resolve', id, '--outcome', 'dismissed', '--note', 'x'],
        'The order is held; this cannot be done now.',
      ],
    ];
    for (const [args, sentence] of rows) expect(await run(...args), args.join(' ')).toContain(sentence);
    expect(await run('show', id)).toContain(`${id}  held\n`);
  });
});
