import type { World } from '../../support/world.ts';
import type { Tour } from './tour.ts';

/** A lock's whole life; it carries no secret, and what is done beside it must carry none either. */
export async function tourLocks({ org, ownerToken: token }: World, tour: Tour): Promise<void> {
  const params = { org: org.id };
  const body = { scope: 'number', number: org.numbers[0], reason: 'A theft' };
  const { body: lock } = await tour.done('setPortOutLock', { token, params, body });
  await tour.done('listPortOutLocks', { token, params });
  const note = { note: 'It was found' };
  await tour.done('unlockPortOutLock', { token, params: { ...params, id: lock.id }, body: note });
}
