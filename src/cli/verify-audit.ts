import { createReadStream } from 'node:fs';
import { verifyAuditChains } from '../operations/audit/verify-audit.ts';
import type { OpenContext } from './open-context.ts';
import { UsageError } from './usage-error.ts';
import { verifyAuditFile } from './verify-audit-file.ts';

/**
 * Checks an exported record, or every record in the database. Sets exit code 1 when one is not whole; that
 * there is none is an error too, or a wrong setting would pass for a good record.
 */
export async function verifyAudit(openContext: OpenContext, file: string | undefined): Promise<void> {
  if (file === undefined) await verifyDatabase(openContext);
  else await verifyFile(file);
}

async function verifyFile(file: string): Promise<void> {
  const { count, headHash, fault } = await verifyAuditFile(createReadStream(file));
  if (fault) fail(`${file}: ${fault}`);
  else process.stdout.write(`${file}: whole, ${count} entries, head ${headHash}\n`);
}

async function verifyDatabase(openContext: OpenContext): Promise<void> {
  const chains = await openContext((context) => verifyAuditChains(context));
  if (chains.length === 0) throw new UsageError('Nothing is set up here: the database has no operator.');
  for (const { organizationId, count, fault } of chains) {
    if (fault)
      fail(`${organizationId}: entry ${fault.sequence}: ${fault.why}; ${count} entries before it are good`);
    else process.stdout.write(`${organizationId}: whole, ${count} entries\n`);
  }
}

function fail(message: string): void {
  process.stdout.write(`${message}\n`);
  process.exitCode = 1;
}
