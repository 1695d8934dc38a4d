import { routes } from '../../../src/contract/routes.ts';
import { request } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { ShowMore } from '../show-more.tsx';
import { TokenCreate } from '../tokens/token-create.tsx';
import { TokenList } from '../tokens/token-list.tsx';
import type { TokenTerms } from '../tokens/token-terms-fields.tsx';
import { usePlace } from '../use-place.ts';
import { useReadList } from '../use-read.ts';
import { useText } from '../use-text.ts';

const roles = routes.createOperatorApiToken.body.shape.role.options;

/** Tokens of the operator's own programs. */
export function OperatorSettingsTokens() {
  const say = useText();
  const { can } = usePlace();
  const list = useReadList('listOperatorApiTokens', {});
  const { items, error } = list;
  const mayChange = can('operator_settings.change');
  const what = say('operator-settings.tokens.what');
  const revoke = (id: string) => request('revokeOperatorApiToken', { params: { id } });
  const create = (name: string, role: (typeof roles)[number] = 'operator_auditor', terms: TokenTerms) =>
    request('createOperatorApiToken', { body: { name, role, ...terms } });
  return (
    <SectionCard
      title={say('settings.tokens')}
      lead={what}
      actions={mayChange && <TokenCreate roles={roles} create={create} what={what} />}
    >
      {error && !items ? (
        <ProblemMessage problem={error} onRetry={() => list.refetch()} />
      ) : (
        <TokenList items={items} revoke={mayChange ? revoke : null} hasRoles />
      )}
      {items && items.length > 0 && <ShowMore {...list} count={items.length} />}
    </SectionCard>
  );
}
