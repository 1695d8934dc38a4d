import { Button } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { OpenFormDialog } from '../open-form-dialog.tsx';
import { SectionCard } from '../section-card.tsx';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';
import { AccountRecoveryCodes } from './account-recovery-codes.tsx';
import { AccountTotpRemove } from './account-totp-remove.tsx';
import { AccountTotpSetUp } from './account-totp-set-up.tsx';

interface Props {
  totp: AnswerOf<'getAccount'>['totp'];
  /** While it is, codes may stand there that are shown once. */
  isSettingUp: boolean;
  onSettingUp(isSettingUp: boolean): void;
}

/** The person's authenticator app: whether there is one, and how many codes are left for when it is lost. */
export function AccountTotp({ totp, isSettingUp, onSettingUp }: Props) {
  const say = useText();
  const { instant } = useFormats();
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
          <Button onClick={() => onSettingUp(true)}>{say('account.totp.setUp')}</Button>
        )
      }
    >
      {/* It shows the codes to keep when the app counts already. */}
      {isSettingUp && (
        <OpenFormDialog onClose={() => onSettingUp(false)}>
          <AccountTotpSetUp onDone={() => onSettingUp(false)} />
        </OpenFormDialog>
      )}
    </SectionCard>
  );
}
