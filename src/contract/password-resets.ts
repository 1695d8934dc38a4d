import { z } from 'zod';
import { route } from './route.ts';
import { newPassword } from './session.ts';
import { emailAddress } from './text.ts';

export const passwordResetRoutes = {
  requestPasswordReset: route({
    method: 'POST',
    path: '/password-resets',
    summary: 'Mail a link to set a new password; the answer is the same whoever has an account',
    access: 'public',
    body: z.strictObject({ email: emailAddress }),
    answerStatus: 202,
  }),
  inspectPasswordLink: route({
    method: 'POST',
    path: '/password-resets/inspection',
    summary: 'Whose password a one-time link sets',
    access: 'public',
    body: z.strictObject({ token: z.string().max(200) }),
    answerStatus: 200,
    answer: z.object({
      kind: z.enum(['reset', 'host_reset', 'recovery']).meta({
        description: 'All take passkeys away; the last two, made on the host, the authenticator app too',
      }),
      email: z.string(),
    }),
  }),
  redeemPasswordLink: route({
    method: 'POST',
    path: '/password-resets/redemption',
    summary: 'Use a one-time link: set a new password; ends every session',
    access: 'public',
    body: z.strictObject({ token: z.string().max(200), password: newPassword }),
    answerStatus: 204,
  }),
} as const;
