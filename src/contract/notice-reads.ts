import { z } from 'zod';
import { route } from './route.ts';

const orgParams = z.object({ org: z.string().max(60) });

export const unreadNotices = z.object({
  unreadCount: z.number().meta({ description: 'Messages the person has not read; 100 means 100 or more' }),
  lastReadId: z.string().nullable().meta({ description: 'Everything up to this message is read' }),
});

export const noticeReadRoutes = {
  countUnreadNotices: route({
    method: 'GET',
    path: '/organizations/:org/notices/unread-count',
    summary: 'How many messages the signed-in person has not read; API tokens read none',
    access: 'notice.read',
    params: orgParams,
    answerStatus: 200,
    answer: unreadNotices,
  }),
  markNoticesRead: route({
    method: 'PUT',
    path: '/organizations/:org/notices/read-mark',
    summary: 'The signed-in person has read everything up to this message; a mark never goes back',
    access: 'notice.read',
    params: orgParams,
    body: z.strictObject({ noticeId: z.string().max(60) }),
    answerStatus: 200,
    answer: unreadNotices,
  }),
} as const;
