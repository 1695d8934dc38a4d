import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { KeyboardRegular } from '@fluentui/react-icons';
import { useText } from '../use-text.ts';

const keys = ['move', 'into', 'open', 'claim', 'release', 'choose', 'help'] as const;

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: `${tokens.spacingVerticalM} 0 0`,
  },
  key: { fontFamily: tokens.fontFamilyMonospace, fontWeight: tokens.fontWeightSemibold },
  what: { margin: 0 },
});

interface Props {
  isOpen: boolean;
  onChange(isOpen: boolean): void;
}

/** The keys of the queue, behind a button and behind the key `?`. */
export function DeskKeys({ isOpen, onChange }: Props) {
  const say = useText();
  const styles = useStyles();
  return (
    <Dialog open={isOpen} onOpenChange={(_event, { open }) => onChange(open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<KeyboardRegular />}>
          {say('porting-desk.keys')}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('porting-desk.keys')}</DialogTitle>
          <DialogContent>
            <Text>{say('porting-desk.keysWhere')}</Text>
            <dl className={styles.list}>
              {keys.map((key) => (
                <div key={key} style={{ display: 'contents' }}>
                  <dt className={styles.key}>{say(`porting-desk.key.${key}`)}</dt>
                  <dd className={styles.what}>{say(`porting-desk.keyDoes.${key}`)}</dd>
                </div>
              ))}
            </dl>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => onChange(false)}>{say('office.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
