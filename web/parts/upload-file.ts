import { ApiProblem } from '../api-problem.ts';

interface Upload {
  address: string;
  file: Blob;
  /** What it is declared to be. */
  type: string;
  headers: Record<string, string>;
  /** How much of it is sent, 0 to 1. */
  onSent(part: number): void;
  signal: AbortSignal;
}

/** What the server answered, refusals too. */
export interface UploadAnswer {
  status: number;
  body: unknown;
}

/**
 * Sends a file and tells how far it is: `fetch` cannot. Throws `ApiProblem` when there is no answer, and
 * `AbortError` when it was given up.
 */
export function uploadFile({ address, file, type, headers, onSent, signal }: Upload): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    for (const [name, value] of Object.entries({ ...headers, 'Content-Type': type })) {
      request.setRequestHeader(name, value);
    }
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onSent(total > 0 ? loaded / total : 0),
    );
    request.upload.addEventListener('load', () => onSent(1));
    request.addEventListener('load', () => resolve({ status: request.status, body: parsed(request) }));
    request.addEventListener('error', () =>
      reject(new ApiProblem({ status: 0, code: 'unreachable', detail: '' })),
    );
    request.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function parsed({ responseText }: XMLHttpRequest): unknown {
  try {
    return JSON.parse(responseText);
  } catch {
    return null;
  }
}
