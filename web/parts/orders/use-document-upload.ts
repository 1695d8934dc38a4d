import { useState } from 'react';
import { routes } from '../../../src/contract/routes.ts';
import { addressOf } from '../../api.ts';
import { ApiProblem } from '../../api-problem.ts';
import { useLanguage } from '../language-provider.tsx';
import { uploadFile } from '../upload-file.ts';
import { useAct } from '../use-act.ts';
import { useSession } from '../use-session.ts';

/** Sends a file to be kept beside the order. `part` is how much of it is sent, 0 to 1. */
export function useDocumentUpload(id: string) {
  const { language } = useLanguage();
  const { data: session } = useSession();
  const [part, setPart] = useState(0);
  const act = useAct(
    async (file: File) => {
      setPart(0);
      const { status, body } = await uploadFile({
        address: addressOf(routes.addOrderDocument.path, { id }, { name: file.name }),
        file,
        type: file.type || 'application/octet-stream',
        headers: { 'Accept-Language': language, 'X-CSRF-Token': session?.csrfToken ?? '' },
        onSent: setPart,
        signal: new AbortController().signal,
      });
      if (status === 201) return true;
      const { code = 'unreadable', detail = '' } = (body ?? {}) as { code?: string; detail?: string };
      throw new ApiProblem({ status, code, detail });
    },
    ['listOrderDocuments'],
  );
  return { ...act, part };
}
