import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import { phoneNumberImport } from '../../../src/contract/phone-numbers.ts';
import { routes } from '../../../src/contract/routes.ts';
import { addressOf } from '../../api.ts';
import { ApiProblem, type FieldProblem } from '../../api-problem.ts';
import { useLanguage } from '../language-provider.tsx';
import { isSignedOut } from '../new-query-client.ts';
import { useReason } from '../proof/use-reason.ts';
import { uploadFile } from '../upload-file.ts';
import { usePlace } from '../use-place.ts';
import { sessionKey, useSession } from '../use-session.ts';

export type NumberImport = z.output<typeof phoneNumberImport>;

/** Where an import stands. */
export type ImportState =
  | { kind: 'choosing' }
  /** `part` is how much is sent, 0 to 1; at 1 the server checks and saves the rest. */
  | { kind: 'sending'; part: number }
  | { kind: 'done'; result: NumberImport }
  /** `added`: what was kept before it failed. */
  | { kind: 'failed'; problem: ApiProblem; added: number }
  | { kind: 'given_up' };

function isReasonAsked(body: unknown): boolean {
  return (body as { code?: unknown } | null)?.code === 'reason_required';
}

export function useNumberImport() {
  const client = useQueryClient();
  const { org } = usePlace();
  const { language } = useLanguage();
  const { data: session } = useSession();
  const askForReason = useReason();
  const [state, setState] = useState<ImportState>({ kind: 'choosing' });
  const underWay = useRef<AbortController>(null);
  async function start(file: Blob, billingAccountId: string): Promise<void> {
    const controller = new AbortController();
    underWay.current = controller;
    setState({ kind: 'sending', part: 0 });
    try {
      const send = () =>
        uploadFile({
          address: addressOf(routes.importPhoneNumbers.path, { org }, { billingAccountId }),
          file,
          type: 'text/csv',
          headers: { 'Accept-Language': language, 'X-CSRF-Token': session?.csrfToken ?? '' },
          onSent: (part) => setState({ kind: 'sending', part }),
          signal: controller.signal,
        });
      let answer = await send();
      if (isReasonAsked(answer.body) && (await askForReason())) answer = await send();
      setState(stateAfter(answer));
    } catch (error) {
      if (error instanceof ApiProblem) setState({ kind: 'failed', problem: error, added: 0 });
      else if (controller.signal.aborted) setState({ kind: 'given_up' });
      else throw error;
    }
    // Whatever came of it, numbers may have been kept.
    for (const name of ['listPhoneNumbers', 'getOverview'])
      void client.invalidateQueries({ queryKey: [name] });
  }
  function stateAfter({ status, body }: { status: number; body: unknown }): ImportState {
    const result = phoneNumberImport.safeParse(body);
    if (status === 200 && result.success) return { kind: 'done', result: result.data };
    const said = (body ?? {}) as { code?: string; detail?: string; errors?: FieldProblem[]; added?: number };
    const { code = 'unreadable', detail = '', errors = [], added = 0 } = said;
    const problem = new ApiProblem({ status, code, detail, errors });
    if (isSignedOut(problem)) void client.invalidateQueries({ queryKey: sessionKey });
    return { kind: 'failed', problem, added };
  }
  return {
    state,
    start,
    giveUp: () => underWay.current?.abort(),
    begin: () => setState({ kind: 'choosing' }),
  };
}
