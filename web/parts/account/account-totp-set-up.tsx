import { makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { useEffect, useState } from 'react';
import { type AnswerOf, request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { CodeField } from '../sign-in/code-field.tsx';
import { RecoveryCodesOnce } from '../sign-in/recovery-codes-once.tsx';
import { useAct } from '../use-act.ts';
import { renewSession } from '../use-session.ts';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  code: { alignSelf: 'center', borderRadius: tokens.borderRadiusMedium },
  key: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
});

/** Takes an app up: its secret as a picture and as text, then a code of it, then the codes to keep. */
export function AccountTotpSetUp({ onDone }: { onDone(): void }) {
  const say = useText();
  const styles = useStyles();
  const [offer, setOffer] = useState<AnswerOf<'offerTotp'> | null>(null);
  const [code, setCode] = useState('');
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[] | null>(null);
  const ask = useAct(async () => setOffer(await request('offerTotp', {})));
  const client = useQueryClient();
  const confirm = useAct(async () => {
    const { recoveryCodes: codes, session } = await request('confirmTotp', { body: { code: code.trim() } });
    renewSession(client, session);
    setRecoveryCodes(codes);
  }, ['getAccount']);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is opened.
  useEffect(() => void ask.run(undefined), []);
  if (recoveryCodes) return <RecoveryCodesOnce codes={recoveryCodes} onDone={onDone} />;
  return (
    <DialogForm
      title={say('account.totp.setUp')}
      submitText={say('account.totp.confirm')}
      act={ask.problem ? ask : confirm}
      lacking={code.trim() === '' ? say('account.totp.lacking') : undefined}
      onSubmit={() => void confirm.run(undefined)}
      onCancel={onDone}
    >
      <Text>{say('account.totp.scan')}</Text>
      {offer ? (
        <>
          <QRCodeSVG
            className={styles.code}
            value={offer.uri}
            size={200}
            marginSize={3}
            title={say('account.totp.picture')}
          />
          <Text>
            {say('account.totp.orType')} <span className={styles.key}>{inGroups(offer.secret)}</span>
          </Text>
        </>
      ) : (
        !ask.problem && <Spinner />
      )}
      <CodeField
        label={say('sign-in.second.code')}
        value={code}
        onChange={setCode}
        problem={confirm.problem?.fieldError('/code')?.message}
      />
    </DialogForm>
  );
}

function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}
