import { requirePermission } from '../../core/access.ts';
import { isPinCountry } from '../../core/countries.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { suggestNewPin } from '../../secrets/check-new-pin.ts';
import { Secret } from '../../secrets/secret.ts';
import { findOrganization } from '../../storage/organizations.ts';
import type { Context } from '../context.ts';
import { ownAccountDigits, pinIsInOwnNumbers } from './own-digits.ts';

const drawsMax = 50;

/**
 * Makes a PIN of `length` digits (6 to 10) that would be accepted, and keeps nothing of it (product rule P9).
 * It is given in clear: the one PIN ever shown, because it is nobody's yet.
 */
export async function suggestPin(
  context: Context,
  principal: Principal,
  input: { organizationId: OrganizationId; length: number },
): Promise<string> {
  requirePermission(principal, input.organizationId, 'pin.suggest');
  const organization = await context.db
    .forOrganization(input.organizationId)
    .read((tx) => findOrganization(tx));
  if (!organization) throw new Refusal('not_found');
  if (!isPinCountry(organization.country)) throw new Refusal('organization_not_in_us');
  const ownDigits = await ownAccountDigits(context, input.organizationId);
  for (let draw = 0; draw < drawsMax; draw += 1) {
    const pin = suggestNewPin(input.length, ownDigits);
    if (!(await pinIsInOwnNumbers(context, input.organizationId, Secret.of(pin)))) return pin;
  }
  throw new Error(`no PIN of ${input.length} digits was found outside the organization's numbers`);
}
