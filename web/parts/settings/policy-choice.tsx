import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  choice: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  what: { display: 'block', color: tokens.colorNeutralForeground2 },
});

interface Props<Policy extends string> {
  label: string;
  policies: readonly Policy[];
  value: Policy;
  /** What a policy is called, and what it leads to. */
  textsOf(policy: NoInfer<Policy>): { name: string; what: string };
  isFixed: boolean;
  onChange(value: Policy): void;
}

/** A choice between policies, each with what it leads to. */
export function PolicyChoice<Policy extends string>(props: Props<Policy>) {
  const { label, policies, value, textsOf, isFixed, onChange } = props;
  const styles = useStyles();
  return (
    <Field label={label}>
      <RadioGroup
        value={value}
        disabled={isFixed}
        onChange={(_event, chosen) => onChange(policies.find((one) => one === chosen.value) ?? value)}
      >
        {policies.map((policy) => (
          <Radio
            key={policy}
            value={policy}
            label={
              <>
                <span className={styles.choice}>{textsOf(policy).name}</span>
                <span className={styles.what}>{textsOf(policy).what}</span>
              </>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}
