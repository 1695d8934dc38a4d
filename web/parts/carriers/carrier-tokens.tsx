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
import type { CarrierDetail } from './carrier-facts.tsx';

/** A carrier's API tokens. */
export function CarrierTokens({ carrier: { id: carrier, name } }: { carrier: CarrierDetail }) {
  const say = useText();
  const { can } = usePlace();
  const list = useReadList('listCarrierApiTokens', { params: { carrier } });
  const { items, error } = list;
  const what = say('carriers.tokens.what', { name });
  const create = (tokenName: string, _role: undefined, terms: TokenTerms) =>
    request('createCarrierApiToken', { params: { carrier }, body: { name: tokenName, ...terms } });
  const revoke = (id: string) => request('revokeCarrierApiToken', { params: { carrier, id } });
  return (
    <SectionCard
      title={say('carriers.tokens')}
      lead={what}
      actions={
        can('carrier_token.create') && (
          <TokenCreate<never> roles={[]} onlyRole="carrier" create={create} what={what} />
        )
      }
    >
      {error && !items ? (
        <ProblemMessage problem={error} onRetry={() => list.refetch()} />
      ) : (
        <TokenList items={items} revoke={can('carrier_token.revoke') ? revoke : null} hasRoles={false} />
      )}
      {items && items.length > 0 && <ShowMore {...list} count={items.length} />}
    </SectionCard>
  );
}
