import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular, DismissCircleFilled } from '@fluentui/react-icons';
import { useText } from './use-text.ts';

export interface Rule {
  id: string;
  text: string;
  /** `later`: somebody else decides, when it is sent. */
  state: 'holds' | 'not_yet' | 'broken' | 'later';
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  rule: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
    lineHeight: tokens.lineHeightBase300,
    '& svg': { flexShrink: 0, fontSize: '16px', marginTop: '2px' },
  },
  holds: { color: tokens.colorStatusSuccessForeground1 },
  broken: { color: tokens.colorPaletteRedForeground1 },
});

const icons = {
  holds: CheckmarkCircleFilled,
  not_yet: CircleRegular,
  broken: DismissCircleFilled,
  later: CircleRegular,
};

/** Rules that tick while somebody types. */
export function RuleList({ rules, label }: { rules: readonly Rule[]; label?: string }) {
  const say = useText();
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={label}>
      {rules.map(({ id, text, state }) => {
        const Icon = icons[state];
        const feeling = state === 'holds' ? styles.holds : state === 'broken' && styles.broken;
        return (
          <li key={id} className={mergeClasses(styles.rule, feeling)}>
            <Icon aria-hidden />
            {text}
            <span className="heard-only">{say(`parts.rule.${state}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}
