import { type ChainFault, chainWalker } from '../../core/audit-chain.ts';
import type { OrganizationId } from '../../core/ids.ts';
import { auditHead, sha256Hex } from '../../storage/audit-entries.ts';
import { organizationIds } from '../../storage/organizations.ts';
import type { Context } from '../context.ts';
import { auditPages } from './export-audit.ts';

export interface VerifiedChain {
  organizationId: OrganizationId;
  /** Entries found good. */
  count: number;
  /** The first bad entry, or null. `missing`: the head says there are more than can be read. */
  fault: ChainFault | { sequence: number; why: 'missing' | 'wrong_head' } | null;
}

/**
 * Walks every organization's chain in the live database. For the command line: it asks nobody's permission.
 */
export async function verifyAuditChains(context: Context): Promise<VerifiedChain[]> {
  const ids = await context.db.forOperator().read((tx) => organizationIds(tx));
  const chains: VerifiedChain[] = [];
  for (const id of ids) chains.push(await verifyChain(context, id));
  return chains;
}

async function verifyChain(context: Context, organizationId: OrganizationId): Promise<VerifiedChain> {
  const recorded = await context.db.forOrganization(organizationId).read((tx) => auditHead(tx));
  const walker = chainWalker(sha256Hex);
  for await (const entries of auditPages(context, organizationId, recorded.sequence)) {
    for (const entry of entries) {
      const fault = walker.accept(entry);
      if (fault) return { organizationId, count: walker.head().sequence, fault };
    }
  }
  const { sequence, hash } = walker.head();
  if (sequence < recorded.sequence) {
    return { organizationId, count: sequence, fault: { sequence: sequence + 1, why: 'missing' } };
  }
  const isHeadRight = hash === recorded.hash;
  return { organizationId, count: sequence, fault: isHeadRight ? null : { sequence, why: 'wrong_head' } };
}
