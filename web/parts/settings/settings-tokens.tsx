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
import { useRolesToGive } from '../users/use-roles-to-give.ts';

/** The organization's API tokens: for programs that act in its name. */
export function SettingsTokens() {
  const say = useText();
  const { org, can } = usePlace();
  const roles = useRolesToGive();
  const list = useReadList('listApiTokens', { params: { org } });
  const { items, error } = list;
  const revoke = (id: string) => request('revokeApiToken', { params: { org, id } });
  const create = (name: string, role: (typeof roles)[number] = 'viewer', terms: TokenTerms) =>
    request('createApiToken', { params: { org }, body: { name, role, ...terms } });
  return (
    <SectionCard
      title={say('settings.tokens')}
      lead={say('settings.tokens.what')}
      actions={
        can('api_token.create') && (
          <TokenCreate roles={roles} create={create} what={say('settings.tokens.what')} />
        )
      }
    >
      {error && !items ? (
        <ProblemMessage problem={error} onRetry={() => list.refetch()} />
      ) : (
        <TokenList items={items} revoke={can('api_token.revoke') ? revoke : null} hasRoles />
      )}
      {items && items.length > 0 && <ShowMore {...list} count={items.length} />}
    </SectionCard>
  );
}
