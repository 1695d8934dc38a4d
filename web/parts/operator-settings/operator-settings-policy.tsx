import { Text } from '@fluentui/react-components';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { useFormats } from '../use-formats.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';
import { OperatorSettingsForm } from './operator-settings-form.tsx';

/** The policies that hold now, to be changed by whoever may. */
export function OperatorSettingsPolicy() {
  const say = useText();
  const { instant } = useFormats();
  const { data, error, refetch } = useRead('getOperatorSettings', {});
  return (
    <SectionCard title={say('operator-settings.policy')}>
      {!data && !error && <SkeletonRows count={3} />}
      <ProblemMessage problem={data ? null : error} onRetry={() => refetch()} />
      {data && (
        <>
          <OperatorSettingsForm settings={data} />
          <Text size={200}>{say('operator-settings.policy.changed', { at: instant(data.changedAt) })}</Text>
        </>
      )}
    </SectionCard>
  );
}
