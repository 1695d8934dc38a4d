import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ProofByProvider } from './proof-by-provider.tsx';
import type { ProofWayProps } from './proof-way.ts';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  ways: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** For whoever has nothing to show here: only their organization's provider. */
export function ProofAtProvider({ name, why, onClose }: Omit<ProofWayProps, 'otherWays'> & { name: string }) {
  const say = useText();
  return (
    <DialogBody>
      <DialogTitle>{say('proof.title')}</DialogTitle>
      <DialogContent className={useStyles().ways}>
        <Text>{why}</Text>
        <ProofByProvider name={name} onProved={() => onClose(true)} />
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onClose(false)}>{say('office.cancel')}</Button>
      </DialogActions>
    </DialogBody>
  );
}
