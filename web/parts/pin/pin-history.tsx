import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { Pin } from '../home/home-pin.tsx';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

/** Every PIN there ever was, without the PINs: who set it, when, how often it was used and tried wrongly. */
export function PinHistory({ history }: { history: Pin['history'] }) {
  const say = useText();
  const styles = useStyles();
  const { instant } = useFormats();
  if (history.length === 0) return null;
  return (
    <Accordion collapsible>
      <AccordionItem value="history">
        <AccordionHeader>{say('port-out-pin.history')}</AccordionHeader>
        <AccordionPanel>
          <ol className={styles.list}>
            {history.map(({ setAt, setBy, uses, failedAttempts }) => (
              <li key={setAt}>
                {say('port-out-pin.historyRow', {
                  when: instant(setAt),
                  by: setBy,
                  uses,
                  tries: failedAttempts,
                })}
              </li>
            ))}
          </ol>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
