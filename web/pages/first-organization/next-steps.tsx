import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { CopyOnce } from '../../parts/copy-once.tsx';
import { usCountryCodes } from '../../parts/country-codes.ts';
import { StepTitle } from '../../parts/step-title.tsx';
import { useLinkStyle } from '../../parts/use-link-style.ts';
import { useText } from '../../parts/use-text.ts';
import type { Organization } from './first-organization.tsx';
import type { Owner } from './owner-step.tsx';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  list: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface Props {
  organization: Organization;
  owner: Owner;
}

export function NextSteps({ organization, owner }: Props) {
  const say = useText();
  const styles = useStyles();
  const { id, name, country } = organization;
  const isMyself = owner.setupUrl === null;
  const hasPin = usCountryCodes.some((code) => code === country);
  return (
    <section className={styles.whole}>
      <div>
        <StepTitle
          title={say('first-organization.nextTitle', { organization: name })}
          lead={say(isMyself ? 'first-organization.nextMyself' : 'first-organization.nextAnother', {
            name: owner.name,
          })}
        />
      </div>
      {owner.setupUrl && (
        <CopyOnce
          label={say('first-organization.linkFor', { name: owner.name })}
          secret={owner.setupUrl}
          warning={say('first-organization.linkWarning', { name: owner.name })}
          copyLabel={say('first-organization.copyLink')}
        />
      )}
      <ol className={styles.list}>
        <Step to={`/o/${id}/voice/phone-numbers`} link={say('first-organization.addNumbers')}>
          {say('first-organization.addNumbersWhy')}
        </Step>
        <Step to="/operator/carriers" link={say('first-organization.addCarriers')}>
          {say('first-organization.addCarriersWhy')}
        </Step>
        {hasPin && isMyself && (
          <Step to={`/o/${id}/voice/port-orders/pin`} link={say('first-organization.setPin')}>
            {say('first-organization.setPinWhy')}
          </Step>
        )}
      </ol>
    </section>
  );
}

function Step({ to, link, children }: { to: string; link: string; children: ReactNode }) {
  return (
    <li>
      <Link to={to} className={useLinkStyle()}>
        {link}
      </Link>
      <br />
      {children}
    </li>
  );
}
