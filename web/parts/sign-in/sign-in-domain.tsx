import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { type AnswerOf, request } from '../../api.ts';
import { CopyButton } from '../copy-button.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { useAct } from '../use-act.ts';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';
import { useSignInPlace } from './use-sign-in-place.ts';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  name: { overflowWrap: 'anywhere' },
  record: { fontFamily: tokens.fontFamilyMonospace },
});

type Domain = AnswerOf<'getSignInSettings'>['domains'][number];

/** A domain, how it was proved or can be, and what can be done with it. */
export function SignInDomain({ domain: { domain, record, provedAt, provedBy } }: { domain: Domain }) {
  const say = useText();
  const styles = useStyles();
  const { instant } = useFormats();
  const { org, can, mayVouch } = useSignInPlace();
  const mayManage = can('sign_in.manage');
  const params = { org, domain };
  const prove = useAct(
    (by: 'dns' | 'operator') => request('proveSignInDomain', { params, body: { by } }),
    ['getSignInSettings'],
  );
  const remove = useAct(() => request('removeSignInDomain', { params }), ['getSignInSettings']);
  const state =
    provedAt === null
      ? say('sign-in-settings.notProved')
      : say(`sign-in-settings.provedBy.${provedBy}`, { time: instant(provedAt) });
  return (
    <div className={styles.whole}>
      <Text weight="semibold" className={styles.name}>
        {domain}
      </Text>
      <Text>{state}</Text>
      {provedAt === null && (
        <>
          <Field label={say('sign-in-settings.record', { domain })}>
            <Input
              className={styles.record}
              readOnly
              value={record}
              onFocus={(event) => event.target.select()}
            />
          </Field>
          <div className={styles.row}>
            <CopyButton text={record} label={say('sign-in-settings.copyRecord')} />
            {mayManage && (
              <Button disabledFocusable={prove.isActing} onClick={() => void prove.run('dns')}>
                {say('sign-in-settings.check', { domain })}
              </Button>
            )}
            {mayVouch && (
              <Button disabledFocusable={prove.isActing} onClick={() => void prove.run('operator')}>
                {say('sign-in-settings.vouch', { domain })}
              </Button>
            )}
          </div>
        </>
      )}
      {mayManage && (
        <div>
          <Button disabledFocusable={remove.isActing} onClick={() => void remove.run(undefined)}>
            {say('sign-in-settings.removeDomain', { domain })}
          </Button>
        </div>
      )}
      <ProblemMessage problem={prove.problem ?? remove.problem} />
    </div>
  );
}
