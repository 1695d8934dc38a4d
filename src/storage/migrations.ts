import { migration0001 } from './migrations/0001-first.ts';
import { migration0002 } from './migrations/0002-answers-forgotten-by-operator.ts';
import { migration0003 } from './migrations/0003-answer-language.ts';
import { migration0004 } from './migrations/0004-order-life.ts';
import { migration0005 } from './migrations/0005-numbers-checked-together.ts';
import { migration0006 } from './migrations/0006-fresh-proof.ts';
import { migration0007 } from './migrations/0007-sign-in-providers.ts';
import { migration0008 } from './migrations/0008-account.ts';
import { migration0009 } from './migrations/0009-people-and-delegation.ts';
import { migration0010 } from './migrations/0010-carrier-access.ts';
import { migration0011 } from './migrations/0011-sign-in-policy.ts';
import { migration0012 } from './migrations/0012-port-out-locks.ts';

/** One step of the schema. Steps only go forward, and a step that was released is never edited. */
export interface Migration {
  /** Number and name, as in the file's name: `0001-first`. */
  readonly id: string;
  readonly sql: string;
}

/** Every step, oldest first. */
export const migrations: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
  migration0009,
  migration0010,
  migration0011,
  migration0012,
];
