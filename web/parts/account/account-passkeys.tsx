import { makeStyles, tokens } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { Ago } from '../ago.tsx';
import { type Column, Grid } from '../grid.tsx';
import { SectionCard } from '../section-card.tsx';
import { hasPasskeys } from '../sign-in/use-passkeys.ts';
import { type Say, useText } from '../use-text.ts';
import { AccountPasskeyAdd } from './account-passkey-add.tsx';
import { AccountPasskeyRemove } from './account-passkey-remove.tsx';
import { AccountPasskeyRename } from './account-passkey-rename.tsx';

export type Passkey = AnswerOf<'getAccount'>['passkeys'][number];

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The person's passkeys: each signs them in by itself. */
export function AccountPasskeys({ passkeys }: { passkeys: readonly Passkey[] }) {
  const say = useText();
  return (
    <SectionCard
      title={say('account.passkeys')}
      lead={say(hasPasskeys() ? 'account.passkeys.what' : 'passkey.unsupported')}
      actions={hasPasskeys() && <AccountPasskeyAdd />}
    >
      {passkeys.length > 0 && (
        <Grid
          label={say('account.passkeys')}
          columns={columnsOf(say)}
          rows={passkeys}
          keyOf={({ id }) => id}
        />
      )}
    </SectionCard>
  );
}

function columnsOf(say: Say): Column<Passkey>[] {
  const label = (id: string) => say(`account.passkey.${id}`);
  return [
    { id: 'name', label: label('name'), cell: ({ name }) => name },
    { id: 'createdAt', label: label('createdAt'), cell: ({ createdAt }) => <Ago at={createdAt} /> },
    {
      id: 'lastUsedAt',
      label: label('lastUsedAt'),
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Ago at={lastUsedAt} /> : label('neverUsed')),
    },
    { id: 'acts', label: label('acts'), cell: (passkey) => <Acts passkey={passkey} /> },
  ];
}

function Acts({ passkey }: { passkey: Passkey }) {
  return (
    <span className={useStyles().acts}>
      <AccountPasskeyRename passkey={passkey} />
      <AccountPasskeyRemove passkey={passkey} />
    </span>
  );
}
