import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { PageHeader } from '../parts/page-header.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { SignInDomains } from '../parts/sign-in/sign-in-domains.tsx';
import { SignInPolicy } from '../parts/sign-in/sign-in-policy.tsx';
import { SignInProviders } from '../parts/sign-in/sign-in-providers.tsx';
import { useSignInPlace, useSignInSettings } from '../parts/sign-in/use-sign-in-place.ts';
import { SkeletonRows } from '../parts/skeleton-rows.tsx';
import { useText } from '../parts/use-text.ts';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '1200px' },
  what: { maxWidth: '760px' },
});

/** How an organization's people sign in, or the operator's own. */
export function SignInSettings() {
  const say = useText();
  const styles = useStyles();
  const { org, isOperators, can } = useSignInPlace();
  const { data, error, refetch } = useSignInSettings();
  return (
    <>
      <PageHeader
        title={say('sign-in-settings.title')}
        above={
          <PageLink to={isOperators ? '/operator/settings' : `/o/${org}/settings`}>
            {say(isOperators ? 'frame.operatorSettings' : 'frame.settings')}
          </PageLink>
        }
      />
      <div className={styles.sections}>
        <Text block className={styles.what}>
          {say('sign-in-settings.what')}
        </Text>
        {data && !can('sign_in.manage') && (
          <Text block>{say(`sign-in-settings.${isOperators ? 'onlyOperatorAdmin' : 'onlyOwner'}`)}</Text>
        )}
        {error && !data && <ProblemMessage problem={error} onRetry={() => refetch()} />}
        {!error && !data && <SkeletonRows count={4} />}
        {data && <SignInProviders settings={data} />}
        {data && <SignInDomains domains={data.domains} />}
        {data && <SignInPolicy policy={data.policy} />}
      </div>
    </>
  );
}
