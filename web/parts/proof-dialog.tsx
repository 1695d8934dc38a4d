import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ComponentType, useState } from 'react';
import { DialogResult } from './dialog-result.tsx';
import { OpenFormDialog } from './open-form-dialog.tsx';
import { ProofAtProvider } from './proof-at-provider.tsx';
import { ProofByPasskey } from './proof-by-passkey.tsx';
import { ProofByPassword } from './proof-by-password.tsx';
import { ProofByProvider } from './proof-by-provider.tsx';
import { ProofByTotp } from './proof-by-totp.tsx';
import type { ProofWayProps } from './proof-way.ts';
import { type Session, useSession } from './use-session.ts';
import { useText } from './use-text.ts';

type Way = Session['proofMethods'][number];

/** The ways of this server's own. It names a person's, the one to be offered first before others. */
const ways: Partial<Record<Way, ComponentType<ProofWayProps>>> = {
  passkey: ProofByPasskey,
  password: ProofByPassword,
  totp: ProofByTotp,
};

const useStyles = makeStyles({
  others: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/**
 * Step-up: asks the signed-in person to show once more who they are, by whichever way they have. What they
 * were about to do waits behind it, as they typed it.
 */
export function ProofDialog({ onClose }: { onClose(isProved: boolean): void }) {
  const say = useText();
  const styles = useStyles();
  const { data: session } = useSession();
  const [chosen, choose] = useState<Way | null>(null);
  const mine = session?.proofMethods.filter((one) => ways[one] !== undefined) ?? [];
  const way = chosen ?? mine[0];
  const Chosen = way && ways[way];
  const others = mine.filter((one) => one !== way);
  const why = say('proof.why', { email: session?.user.email ?? '' });
  const provider = session?.providerName ?? null;
  const otherWays = (
    <div className={styles.others}>
      {provider !== null && <ProofByProvider name={provider} onProved={() => onClose(true)} />}
      {others.map((one) => (
        <Button key={one} size="small" onClick={() => choose(one)}>
          {say(`proof.way.${one}`)}
        </Button>
      ))}
    </div>
  );
  return (
    <OpenFormDialog onClose={() => onClose(false)}>
      {Chosen && <Chosen key={way} why={why} onClose={onClose} otherWays={otherWays} />}
      {!Chosen && provider !== null && <ProofAtProvider name={provider} why={why} onClose={onClose} />}
      {!Chosen && provider === null && (
        <DialogResult title={say('proof.title')} onDone={() => onClose(false)}>
          {say('proof.noWay')}
        </DialogResult>
      )}
    </OpenFormDialog>
  );
}
