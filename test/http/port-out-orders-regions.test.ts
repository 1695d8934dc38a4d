import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { changePolicy, codesOf, givePin, orderFor, submit } from '../support/port-outs.ts';
import { addSupplement, supplement } from '../support/supplements.ts';
import { worldOn } from '../support/world.ts';

/** Area codes of each region; Thanksgiving is on Thursday, 26 November 2026. */
const areaCodes = { newYork: '212', chicago: '312', denver: '303', losAngeles: '213' };

describeOnBothEngines('An order of several NPAC regions', (engine) => {
  const world = worldOn(engine);
  let made = 0;

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await changePolicy(world.now(), { projectThreshold: 200 });
  });

  /** A number of the organization in each of the regions. */
  async function numbersIn(...regions: (keyof typeof areaCodes)[]): Promise<string[]> {
    const { call, org, operatorToken: token } = world.now();
    made += 1;
    const numbers = regions.map((region) => `+1${areaCodes[region]}555${1000 + made}`);
    const items = numbers.map((number) => ({ number, billingAccountId: org.billingAccountId }));
    const { body } = await call('POST', `/organizations/${org.id}/phone-numbers`, { token, body: { items } });
    expect(body).toMatchObject({ added: numbers.length });
    return numbers;
  }

  async function ask(numbers: readonly string[], changes: Record<string, unknown> = {}) {
    return (await submit(world.now(), orderFor(world.now().org, numbers, changes))).body;
  }

  async function decide(id: string, body: object) {
    const { call, ownerToken: token } = world.now();
    return call('POST', `/port-out-orders/${id}/decision`, { token, body });
  }

  // 13:30 in New York, where it counts tomorrow; 10:30 in Los Angeles, where it counts today.
  describe('that counts today in one of them and tomorrow in the other', () => {
    beforeEach(() => world.now().clock.set('2026-11-24T18:30:00.000Z'));

    it('is answered by the earlier time and leaves at the later one', async () => {
      const east = await ask(await numbersIn('newYork'));
      expect(east).toMatchObject({
        answerDueAt: '2026-11-27T13:00:00.000Z',
        firmOrderCommitmentAt: '2026-12-02T05:00:00.000Z',
      });
      world.now().clock.set('2026-11-24T18:30:00.000Z');
      const west = await ask(await numbersIn('losAngeles'));
      expect(west).toMatchObject({
        answerDueAt: '2026-11-25T18:30:00.000Z',
        firmOrderCommitmentAt: '2026-12-01T08:00:00.000Z',
      });
      world.now().clock.set('2026-11-24T18:30:00.000Z');
      expect(await ask(await numbersIn('losAngeles', 'newYork', 'denver', 'chicago'))).toMatchObject({
        status: 'confirmed',
        portClass: 'non_simple',
        answerDueAt: west.answerDueAt,
        dueDate: '2026-12-02',
        timeZone: 'America/New_York',
        firmOrderCommitmentAt: east.firmOrderCommitmentAt,
      });
    });

    it('is refused for a date that is lawful in one of them only, at first and when it is moved', async () => {
      const early = { desiredDueDate: '2026-12-01' };
      expect((await ask(await numbersIn('losAngeles'), early)).status).toBe('confirmed');
      const numbers = await numbersIn('losAngeles', 'newYork');
      const refused = await ask(numbers, early);
      expect(refused.status).toBe('rejected');
      expect(codesOf(refused.reasons)).toEqual(['due_date_too_soon']);
      const { id, status } = await ask(numbers, { desiredDueDate: '2026-12-04' });
      expect(status).toBe('confirmed');
      const moved = await addSupplement(world.now(), id, supplement('due_date', '01', early));
      expect(moved).toMatchObject({
        status: 422,
        body: { errors: [{ path: '/desiredDueDate', code: 'due_date_too_soon' }] },
      });
      const lawful = supplement('due_date', '01', { desiredDueDate: '2026-12-02' });
      expect((await addSupplement(world.now(), id, lawful)).body).toMatchObject({ dueDate: '2026-12-02' });
    });

    it('goes by the regions of the numbers that are left, and anew by those a correction asks for', async () => {
      const [west, east] = await numbersIn('losAngeles', 'newYork');
      const partial = await ask([String(west), '+12125559999'], { onPartial: 'confirm_valid' });
      expect(partial).toMatchObject({ dueDate: '2026-12-01', timeZone: 'America/Los_Angeles' });
      await addSupplement(world.now(), partial.id, supplement('cancel', '01'));
      const refused = await ask([String(west)], { pin: '91827364' });
      const numbers = [west, east];
      world.now().clock.set('2026-11-24T18:30:00.000Z');
      const corrected = await addSupplement(
        world.now(),
        refused.id,
        supplement('correction', '01', { numbers, pin: '40618273' }),
      );
      expect(corrected.body).toMatchObject({
        status: 'confirmed',
        answerDueAt: '2026-11-25T18:30:00.000Z',
        dueDate: '2026-12-02',
        timeZone: 'America/New_York',
      });
    });

    it('is confirmed by a person for no date that is unlawful in one of them', async () => {
      await changePolicy(world.now(), { projectThreshold: 1 });
      const { id, status, answerDueAt } = await ask(await numbersIn('newYork', 'losAngeles'));
      expect({ status, answerDueAt }).toEqual({ status: 'held', answerDueAt: '2026-11-25T18:30:00.000Z' });
      const early = await decide(id, { decision: 'confirm', dueDate: '2026-12-01' });
      expect(early.body).toMatchObject({ errors: [{ path: '/dueDate', code: 'due_date_too_soon' }] });
      const { body } = await decide(id, { decision: 'confirm' });
      expect(body).toMatchObject({
        dueDate: '2026-12-02',
        firmOrderCommitmentAt: '2026-12-02T05:00:00.000Z',
      });
      await changePolicy(world.now(), { projectThreshold: 200 });
    });
  });

  // 10:00 in New York, 07:00 in Los Angeles, where the day begins at 08:00.
  it('is answered by the clock of the east and leaves by that of the west when both count today', async () => {
    world.now().clock.set('2026-11-30T15:00:00.000Z');
    expect(await ask(await numbersIn('losAngeles', 'newYork'))).toMatchObject({
      answerDueAt: '2026-12-01T15:00:00.000Z',
      dueDate: '2026-12-04',
      timeZone: 'America/Los_Angeles',
      firmOrderCommitmentAt: '2026-12-04T08:00:00.000Z',
    });
  });
});
