import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { NotificationLanguage } from '../parts/notices/notification-language.tsx';
import { NotificationSwitches } from '../parts/notices/notification-switches.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { SkeletonRows } from '../parts/skeleton-rows.tsx';
import { usePlace } from '../parts/use-place.ts';
import { useRead } from '../parts/use-read.ts';
import { useText } from '../parts/use-text.ts';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '760px' },
});

/** What is mailed to the signed-in person by this organization, and in which language. */
export function Notifications() {
  const say = useText();
  const { org } = usePlace();
  const { data, error, refetch } = useRead('getNotificationChoices', { params: { org } });
  return (
    <>
      <PageHeader
        title={say('notifications.title')}
        above={<PageLink to={`/o/${org}/settings`}>{say('frame.settings')}</PageLink>}
      />
      <div className={useStyles().sections}>
        <Text>{say('notifications.lead')}</Text>
        {!data && !error && <SkeletonRows count={8} />}
        <ProblemMessage problem={data ? null : error} onRetry={() => refetch()} />
        {data && <NotificationLanguage language={data.language} />}
        {data && <NotificationSwitches items={data.items} />}
      </div>
    </>
  );
}
