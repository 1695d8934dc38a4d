import { Refusal } from '../core/refusal.ts';
import { rotateKeys as rotate } from '../operations/operator/rotate-keys.ts';
import type { OpenContext } from './open-context.ts';
import { UsageError } from './usage-error.ts';

export async function rotateKeys(openContext: OpenContext): Promise<void> {
  const { keyId } = await openContext((context) =>
    rotate(context).catch((error) => {
      if (!(error instanceof Refusal) || error.code !== 'not_found') throw error;
      throw new UsageError('There is no operator yet, and nothing that rests on a key. Run: portkeeper init');
    }),
  );
  process.stdout.write(
    `${keyId} is the active key now. Back up the key file; a running server takes it up within a second.\n`,
  );
}
