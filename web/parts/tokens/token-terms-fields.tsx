import { scopesOf } from '../../../src/contract/api-token-terms.ts';
import type { ApiProblem } from '../../api-problem.ts';
import { ApiField } from '../api-field.tsx';
import { useText } from '../use-text.ts';
import { ScopesField } from './scopes-field.tsx';

export type Scope = ReturnType<typeof scopesOf>[number];

/** As the person chooses it. */
export interface TermsInput {
  /** Null: until it is revoked. */
  lifeDays: number | null;
  /** Null: everything the role allows. */
  scopes: readonly Scope[] | null;
}

/** As the API takes it. */
export interface TokenTerms {
  expiresAt: string | null;
  scopes: Scope[] | null;
}

const dayMs = 24 * 3_600_000;
const lives = [30, 90, 365, 1095] as const;

export function termsOf({ lifeDays, scopes }: TermsInput): TokenTerms {
  const expiresAt = lifeDays === null ? null : new Date(Date.now() + lifeDays * dayMs - 60_000).toISOString();
  return { expiresAt, scopes: scopes && [...scopes] };
}

interface Props {
  role: Parameters<typeof scopesOf>[0];
  terms: TermsInput;
  onChange(terms: TermsInput): void;
  problem: ApiProblem | null;
}

/** For how long a token is good, and for what. */
export function TokenTermsFields({ role, terms, onChange, problem }: Props) {
  const say = useText();
  return (
    <>
      <ApiField
        label={say('settings.token.life')}
        path="/expiresAt"
        problem={problem}
        value={String(terms.lifeDays ?? 'never')}
        onChange={(value) => onChange({ ...terms, lifeDays: value === 'never' ? null : Number(value) })}
        options={['never', ...lives].map((life) => ({
          value: String(life),
          text: say(`settings.token.life.${life}`),
        }))}
        hint={say('settings.token.lifeHint')}
      />
      <ScopesField
        all={scopesOf(role)}
        chosen={terms.scopes}
        onChange={(scopes) => onChange({ ...terms, scopes })}
        problem={problem}
      />
    </>
  );
}
