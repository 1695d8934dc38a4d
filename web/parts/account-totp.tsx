import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnswerOf } from '../api.ts';
import { AccountRecoveryCodes } from './account-recovery-codes.tsx';
import { AccountTotpRemove } from './account-totp-remove.tsx';
import { AccountTotpSetUp } from './account-totp-set-up.tsx';
import { OpenFormDialog } from './open-form-dialog.tsx';
import { SectionCard } from './section-card.tsx';
import { useFormats } from './use-formats.ts';
import { useText } from './use-text.ts';

/** The person's authenticator app: whether there is one, and how many codes are left for when it is lost. */
export function AccountTotp({ totp }: { totp: AnswerOf<'getAccount'>['totp'] }) {
  const say = useText();
  const { instant } = useFormats();
  const [isSettingUp, setSettingUp] = useState(false);
  const lead = totp
    ? `${say('account.totp.since', { at: instant(totp.confirmedAt) })} ${say('account.totp.left', { count: totp.recoveryCodesLeft })}`
    : say('account.totp.what');
  return (
    <SectionCard
      title={say('account.totp')}
      lead={lead}
      actions={
        totp ? (
          <>
            <AccountRecoveryCodes />
            <AccountTotpRemove />
          </>
        ) : (
          <Button onClick={() => setSettingUp(true)}>{say('account.totp.setUp')}</Button>
        )
      }
    >
      {/* It shows the codes to keep when the app counts already. */}
      {isSettingUp && (
        <OpenFormDialog onClose={() => setSettingUp(false)}>
          <AccountTotpSetUp onDone={() => setSettingUp(false)} />
        </OpenFormDialog>
      )}
    </SectionCard>
  );
}
