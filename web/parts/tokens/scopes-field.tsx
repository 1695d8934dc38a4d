import { Checkbox, Field, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import type { ApiProblem } from '../../api-problem.ts';
import { useText } from '../use-text.ts';
import type { Scope } from './token-terms-fields.tsx';

const useStyles = makeStyles({
  scopes: { display: 'flex', flexDirection: 'column' },
  fault: { color: tokens.colorPaletteRedForeground1 },
});

interface Props {
  all: readonly Scope[];
  /** Null: all of them, now and later. */
  chosen: readonly Scope[] | null;
  onChange(chosen: readonly Scope[] | null): void;
  problem: ApiProblem | null;
}

/** What a program may do, in words: all that its role allows, or only some of it. */
export function ScopesField({ all, chosen, onChange, problem }: Props) {
  const say = useText();
  const styles = useStyles();
  const isAtFault = chosen?.length === 0 && problem?.fieldError('/scopes') !== undefined;
  return (
    <>
      <Field label={say('settings.token.scopes')}>
        <RadioGroup
          value={chosen === null ? 'all' : 'chosen'}
          onChange={(_event, { value }) => onChange(value === 'all' ? null : [])}
        >
          <Radio value="all" label={say('settings.token.scopes.all')} />
          <Radio value="chosen" label={say('settings.token.scopes.chosen')} />
        </RadioGroup>
      </Field>
      {chosen !== null && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend beside the field's label.
        <div role="group" aria-label={say('settings.token.scopes.chosen')} className={styles.scopes}>
          {isAtFault && (
            <Text role="alert" size={200} className={styles.fault}>
              {say('settings.token.scopes.chooseOne')}
            </Text>
          )}
          {all.map((scope, index) => (
            <Checkbox
              key={scope}
              // The first of them takes the focus for all.
              aria-invalid={isAtFault && index === 0 ? true : undefined}
              label={say(`roles.action.${scope}`)}
              checked={chosen.includes(scope)}
              onChange={(_event, { checked }) =>
                onChange(all.filter((one) => (one === scope ? checked === true : chosen.includes(one))))
              }
            />
          ))}
        </div>
      )}
    </>
  );
}
