import { makeStyles, tokens } from '@fluentui/react-components';
import { PageHeader } from '../parts/page-header.tsx';
import { SettingsFacts } from '../parts/settings/settings-facts.tsx';
import { SettingsNotifications } from '../parts/settings/settings-notifications.tsx';
import { SettingsSignIn } from '../parts/settings/settings-sign-in.tsx';
import { SettingsTokens } from '../parts/settings/settings-tokens.tsx';
import { SettingsWebhooks } from '../parts/settings/settings-webhooks.tsx';
import { usePlace } from '../parts/use-place.ts';
import { useText } from '../parts/use-text.ts';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '1200px' },
});

/** An organization's settings. */
export function Settings() {
  const say = useText();
  const { can } = usePlace();
  return (
    <>
      <PageHeader title={say('frame.settings')} />
      <div className={useStyles().sections}>
        <SettingsFacts />
        <SettingsNotifications />
        {can('sign_in.read') && <SettingsSignIn />}
        {can('webhook.read') && <SettingsWebhooks />}
        {can('api_token.list') && <SettingsTokens />}
      </div>
    </>
  );
}
