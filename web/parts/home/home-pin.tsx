import { Skeleton, SkeletonItem, Text } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { PageButton } from '../page-button.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';
import { HomePinState } from './home-pin-state.tsx';

export type Pin = AnswerOf<'getPortOutPin'>;

/** Whether the organization's numbers are guarded, and what to press. */
export function HomePin() {
  const say = useText();
  const { org } = usePlace();
  const { data: pin, error, refetch } = useRead('getPortOutPin', { params: { org } }, { everyMs: 60_000 });
  return (
    <SectionCard title={say('home.pin')}>
      {pin ? (
        <>
          <HomePinState pin={pin} />
          {pin.isAvailable && <Act pin={pin} />}
        </>
      ) : (
        !error && <Waiting />
      )}
      <ProblemMessage problem={pin ? null : error} onRetry={() => refetch()} />
    </SectionCard>
  );
}

const acts = { not_set: 'home.pin.setUp', set: 'home.pin.change', on_hold: 'home.pin.endHold' } as const;

function Act({ pin: { state } }: { pin: Pin }) {
  const say = useText();
  const { org, can } = usePlace();
  if (!can('pin.set')) return state === 'set' ? null : <Text>{say('home.pin.askAdmin')}</Text>;
  return (
    <div>
      <PageButton
        to={`/o/${org}/voice/port-orders/pin`}
        appearance={state === 'set' ? 'secondary' : 'primary'}
      >
        {say(acts[state])}
      </PageButton>
    </div>
  );
}

function Waiting() {
  const say = useText();
  return (
    <Skeleton aria-label={say('frame.loading')}>
      <SkeletonItem size={72} />
    </Skeleton>
  );
}
