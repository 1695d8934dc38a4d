import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useText } from '../use-text.ts';
import { DeskAssign } from './desk-assign.tsx';
import { type BulkAct, DeskBulkDialog } from './desk-bulk-dialog.tsx';

const acts: readonly BulkAct[] = ['refuse', 'confirm', 'complete'];

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

interface Props {
  orderIds: readonly string[];
  onClear(): void;
}

/** What may be done with the chosen orders at once. */
export function DeskSelection({ orderIds, onClear }: Props) {
  const say = useText();
  const [act, setAct] = useState<BulkAct | null>(null);
  return (
    <section className={useStyles().bar} aria-label={say('porting-desk.chosenOrders')}>
      <Text role="status">{say('porting-desk.chosen', { count: orderIds.length })}</Text>
      {acts.map((one) => (
        <Button key={one} onClick={() => setAct(one)}>
          {say(`porting-desk.bulk.${one}`)}
        </Button>
      ))}
      <DeskAssign orderIds={orderIds} />
      <Button appearance="subtle" onClick={onClear}>
        {say('porting-desk.chooseNone')}
      </Button>
      {act && (
        <DeskBulkDialog
          key={act}
          act={act}
          orderIds={orderIds}
          onClose={(isDone) => {
            setAct(null);
            if (isDone) onClear();
          }}
        />
      )}
    </section>
  );
}
