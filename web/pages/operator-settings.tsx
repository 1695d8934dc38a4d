import { makeStyles, tokens } from '@fluentui/react-components';
import { OperatorSettingsHolidays } from '../parts/operator-settings/operator-settings-holidays.tsx';
import { OperatorSettingsPolicy } from '../parts/operator-settings/operator-settings-policy.tsx';
import { OperatorSettingsRecord } from '../parts/operator-settings/operator-settings-record.tsx';
import { OperatorSettingsTokens } from '../parts/operator-settings/operator-settings-tokens.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { SettingsNotifications } from '../parts/settings/settings-notifications.tsx';
import { SettingsSignIn } from '../parts/settings/settings-sign-in.tsx';
import { useText } from '../parts/use-text.ts';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '1200px' },
});

/** What the operator decides for every organization, and the operator's own tokens. */
export function OperatorSettings() {
  const say = useText();
  return (
    <>
      <PageHeader title={say('frame.operatorSettings')} />
      <div className={useStyles().sections}>
        <OperatorSettingsPolicy />
        <OperatorSettingsHolidays />
        <SettingsNotifications />
        <SettingsSignIn />
        <OperatorSettingsTokens />
        <OperatorSettingsRecord />
      </div>
    </>
  );
}
