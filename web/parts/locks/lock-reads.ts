import type { RouteName } from '../../../src/contract/routes.ts';
import type { AnswerOf } from '../../api.ts';

export type Lock = AnswerOf<'listPortOutLocks'>['items'][number];

/** What is read anew after something was locked or unlocked. */
export const lockReads: readonly RouteName[] = [
  'listPortOutLocks',
  'listPhoneNumbers',
  'getPortOutOrder',
  'listNotices',
  'countUnreadNotices',
  'listAuditEntries',
];
