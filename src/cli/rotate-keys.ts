import { rotateKeys as rotate } from '../operations/rotate-keys.ts';
import type { OpenContext } from './open-context.ts';

export async function rotateKeys(openContext: OpenContext): Promise<void> {
  const { keyId } = await openContext((context) => rotate(context));
  process.stdout.write(
    `${keyId} is the active key now. Back up the key file; a running server takes it up within a second.\n`,
  );
}
