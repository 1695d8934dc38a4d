import { makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import { type AnswerOf, request } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { useAct } from '../use-act.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';

type Item = AnswerOf<'getNotificationChoices'>['items'][number];

const useStyles = makeStyles({
  readable: { color: `${tokens.colorNeutralForeground1} !important`, cursor: 'default' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
  },
});

/** A switch for each kind that may be chosen, and a list of those that are mailed in any case. */
export function NotificationSwitches({ items }: { items: readonly Item[] }) {
  const say = useText();
  const styles = useStyles();
  const { org } = usePlace();
  const act = useAct(
    (choice: { kind: Item['kind']; isMailed: boolean }) =>
      request('changeNotificationChoices', { params: { org }, body: { choices: [choice] } }),
    ['getNotificationChoices'],
  );
  return (
    <>
      <SectionCard title={say('notifications.chosen')}>
        <ul className={styles.list}>
          {items
            .filter(({ isAlwaysMailed }) => !isAlwaysMailed)
            .map(({ kind, isMailed }) => (
              <li key={kind} className={styles.row}>
                <Switch
                  label={say(`notifications.kind.${kind}`)}
                  checked={isMailed}
                  onChange={(_event, { checked }) => void act.run({ kind, isMailed: checked })}
                />
              </li>
            ))}
        </ul>
        <ProblemMessage problem={act.problem} />
      </SectionCard>
      <SectionCard title={say('notifications.always')}>
        <Text>{say('notifications.alwaysWhy')}</Text>
        <ul className={styles.list}>
          {items
            .filter(({ isAlwaysMailed }) => isAlwaysMailed)
            .map(({ kind }) => (
              <li key={kind} className={styles.row}>
                <Switch
                  disabled
                  checked
                  // What nobody can change is still to be read: those are the mails that matter most.
                  label={{ className: styles.readable, children: say(`notifications.kind.${kind}`) }}
                />
              </li>
            ))}
        </ul>
      </SectionCard>
    </>
  );
}
