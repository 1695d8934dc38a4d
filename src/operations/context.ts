import type { Clock } from '../core/clock.ts';
import type { FieldProblemCode } from '../core/field-problems.ts';
import type { NumberingPlan } from '../core/numbering-plan.ts';
import type { ContentMac } from '../secrets/content-mac.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import type { PasswordHasher } from '../secrets/password-hasher.ts';
import type { PinHasher } from '../secrets/pin-hasher.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Database } from '../storage/database.ts';
import type { AttemptLine } from './pin/attempt-line.ts';
import type { IdentityProviders } from './sign-in/identity-providers.ts';

/** Structured log lines: a message and facts, none of them secret. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Everything an operation may need from outside, built once by system.ts and passed along. */
export interface Context {
  db: Database;
  clock: Clock;
  keyRing: KeyRing;
  pinHasher: PinHasher;
  passwordHasher: PasswordHasher;
  /** Whether a password is on the list of breached ones; false of all where there is no list. */
  isBreachedPassword(password: Secret): Promise<boolean>;
  contentMac: ContentMac;
  /** This process's PIN attempts in order: `new AttemptLine()`. */
  attemptLine: AttemptLine;
  numberingPlan: NumberingPlan;
  /** Without a trailing slash: what one-time links start with. */
  baseUrl: string;
  /** What is wrong with a URL that webhooks are to go to, asked of the network too; null: nothing. */
  webhookUrlProblem(url: string): Promise<FieldProblemCode | null>;
  /** Where accounts of organizations' own providers are asked for, by OpenID Connect. */
  identityProviders: IdentityProviders;
  /** The TXT records of a domain, each as one text; none when it has none or cannot be asked. */
  txtRecords(domain: string): Promise<string[]>;
  log: Log;
}
