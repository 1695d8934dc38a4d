import type { z } from 'zod';
import type { portOutLock } from '../../contract/port-out-locks.ts';
import { lockState } from '../../core/port-out-lock.ts';
import type { Context } from '../../operations/context.ts';
import { listPortOutLocks } from '../../operations/locks/list-port-out-locks.ts';
import { setPortOutLock } from '../../operations/locks/set-port-out-lock.ts';
import { unlockPortOutLock } from '../../operations/locks/unlock-port-out-lock.ts';
import type { PortOutLock } from '../../storage/port-out-locks.ts';
import type { Handlers } from '../call.ts';
import { cursorKey, pageOf } from '../cursor.ts';
import { pathId } from '../path-id.ts';

type Routes = 'listPortOutLocks' | 'setPortOutLock' | 'unlockPortOutLock';

export function portOutLockHandlers(context: Context): Handlers<Routes> {
  const present = (lock: PortOutLock) => presentLock(lock, context.clock.now());
  return {
    listPortOutLocks: async ({ principal, params, query }) => {
      const { limit, cursor, standing, scope = null, number = null } = query;
      const rows = await listPortOutLocks(context, principal, {
        organizationId: pathId('organization', params.org),
        limit: limit + 1,
        beforeId: cursorKey(cursor),
        standing: standing === undefined ? null : standing === 'true',
        scope,
        number,
      });
      return pageOf(rows, limit, ({ id }) => id, present);
    },
    setPortOutLock: async ({ principal, params, body: { endsAt, ...body }, remember }) => {
      const asked = {
        ...body,
        organizationId: pathId('organization', params.org),
        endsAt: endsAt ? new Date(endsAt) : null,
      };
      const made = await setPortOutLock(context, principal, asked, (tx, lock) =>
        remember(tx, 201, present(lock)),
      );
      return present(made);
    },
    unlockPortOutLock: async ({ principal, params, body: { until, note } }) => {
      const organizationId = pathId('organization', params.org);
      const id = pathId('portOutLock', params.id);
      const asked = { organizationId, id, until: until ? new Date(until) : null, note };
      return present(await unlockPortOutLock(context, principal, asked));
    },
  };
}

function presentLock(lock: PortOutLock, at: Date): z.input<typeof portOutLock> {
  const { setAt, endsAt, unlockedAt, unlockedUntil, endedAt } = lock;
  const state = lockState(lock, at);
  return {
    ...lock,
    state,
    setAt: setAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    unlockedAt: unlockedAt?.toISOString() ?? null,
    unlockedUntil: unlockedUntil?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}
