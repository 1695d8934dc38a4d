import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ComponentType, useState } from 'react';
import { DialogResult } from '../dialog-result.tsx';
import { OpenFormDialog } from '../open-form-dialog.tsx';
import { type Session, useSession } from '../use-session.ts';
import { useText } from '../use-text.ts';
import { ProofByPasskey } from './proof-by-passkey.tsx';
import { ProofByPassword } from './proof-by-password.tsx';
import { ProofByProvider } from './proof-by-provider.tsx';
import { ProofByTotp } from './proof-by-totp.tsx';
import type { ProofWayProps } from './proof-way.ts';
import type { WantedProof } from './use-proof.ts';

type Way = Session['proofMethods'][number];

/** The ways these pages know. The server names a person's own, the one to be offered first before others. */
const ways: Partial<Record<Way, ComponentType<ProofWayProps>>> = {
  provider: ProofByProvider,
  passkey: ProofByPasskey,
  password: ProofByPassword,
  totp: ProofByTotp,
};

const useStyles = makeStyles({
  others: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What stands beside a password. */
const secondFactors: readonly Way[] = ['passkey', 'totp'];

interface Props {
  wanted: WantedProof;
  onClose(isProved: boolean): void;
}

/**
 * Step-up: asks the signed-in person to show once more who they are, by whichever way they have. What they
 * were about to do waits behind it, as they typed it.
 */
export function ProofDialog({ wanted, onClose }: Props) {
  const say = useText();
  const styles = useStyles();
  const session = useSession();
  const [chosen, choose] = useState<Way | null>(null);
  const { isSecondFactor } = wanted;
  const mine = (session.data?.proofMethods ?? []).filter(
    (way) => ways[way] !== undefined && (!isSecondFactor || secondFactors.includes(way)),
  );
  const way = chosen ?? mine[0];
  const Chosen = way && ways[way];
  const others = mine.filter((one) => one !== way);
  return (
    <OpenFormDialog onClose={() => onClose(false)}>
      {Chosen ? (
        <Chosen
          key={way}
          why={say(isSecondFactor ? 'proof.whySecond' : 'proof.why', {
            email: session.data?.user.email ?? '',
          })}
          onClose={onClose}
          otherWays={
            others.length > 0 && (
              <div className={styles.others}>
                {others.map((one) => (
                  <Button key={one} size="small" onClick={() => choose(one)}>
                    {say(`proof.way.${one}`)}
                  </Button>
                ))}
              </div>
            )
          }
        />
      ) : (
        <DialogResult title={say('proof.title')} onDone={() => onClose(false)}>
          {say('proof.noWay')}
        </DialogResult>
      )}
    </OpenFormDialog>
  );
}
