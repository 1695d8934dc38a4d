import { systemActor } from '../../core/actor.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { ProblemCode } from '../../core/problems.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import type { SignInProviderWithSecret } from '../../storage/sign-in-providers.ts';
import { countTry, type ThrottleRule, throttleKey } from '../../storage/throttles.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { placeDetail, type SignInPlace } from './open-session.ts';

/** What is wrong with who came. A provider that was away, or was left, says nothing about anybody. */
const recorded: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'sign_in_not_invited',
  'sign_in_email_not_proved',
  'sign_in_answer_refused',
  'sign_in_clock_wrong',
  'sign_in_other_account',
]);

const windowMs = 15 * 60_000;
/** As many as wrong passwords of one account from one address. */
const fromAddressMax = 10;
/** From everywhere: whoever has accounts at a provider of many tenants must not fill another's record. */
const ofOrganizationMax = 60;

export interface ComeBack {
  organizationId: OrganizationId;
  provider: Pick<SignInProviderWithSecret, 'id' | 'name'>;
  place: SignInPlace;
}

/**
 * Does what follows a valid way back from a provider. Where that is refused for who came, or for what the
 * provider said, it stands in that organization's record: from where, what was wrong and, where the provider
 * vouches for it and the organization has proved its domain, whose address. Nothing else of what was said is
 * kept. Beyond so many in 15 minutes no more are recorded; refused they are all the same.
 */
export async function recordingRefusal<Result>(
  context: Context,
  came: ComeBack,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal && recorded.has(error.code)) await record(context, came, error);
    throw error;
  }
}

async function record(context: Context, came: ComeBack, refusal: Refusal): Promise<void> {
  const { organizationId, provider, place } = came;
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    if (!(await isWithinLimits(tx, came, at))) return;
    const email = refusal instanceof ProvedAddressRefusal ? { email: refusal.email } : {};
    const detail = { ...placeDetail(place), wrong: refusal.code, name: provider.name, ...email };
    const subject = { kind: 'sign_in_provider', id: provider.id };
    const fact = { actor: systemActor, action: 'sign_in_provider.sign_in_refused', subject, detail };
    await appendAudit(tx.forOrganization(organizationId), fact, at);
  });
}

async function isWithinLimits(
  tx: OperatorTx,
  { organizationId, place }: ComeBack,
  at: Date,
): Promise<boolean> {
  const rule = (kind: string, text: string, triesMax: number): ThrottleRule => ({
    key: throttleKey(`sign-in/refused-${kind}`, text),
    triesMax,
    windowMs,
  });
  const ofPair = rule('pair', `${organizationId}\n${place.address}`, fromAddressMax);
  // In this order: who comes again and again from one place uses up nobody else's.
  if ((await countTry(tx, ofPair, at)) !== null) return false;
  return (await countTry(tx, rule('organization', organizationId, ofOrganizationMax), at)) === null;
}

/** A refusal of somebody whose address is certain, for the record alone: the answer does not hold it. */
export class ProvedAddressRefusal extends Refusal {
  readonly email: string;

  constructor(email: string, internal: string) {
    super('sign_in_not_invited', { internal });
    this.email = email;
  }
}
