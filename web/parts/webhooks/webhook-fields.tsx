import { Checkbox, Field, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { kindsForCarrier } from '../../../src/contract/webhook-endpoints.ts';
import type { ApiProblem } from '../../api-problem.ts';
import { ApiField } from '../api-field.tsx';
import { type NewsKind, NewsKindText, newsKinds } from '../notices/news-kind.tsx';
import { useText } from '../use-text.ts';
import { useWebhookOwner } from './use-webhook-owner.ts';

/** What an endpoint is made of. */
export interface WebhookInput {
  url: string;
  /** Null: every kind. */
  kinds: NewsKind[] | null;
}

interface Props {
  input: WebhookInput;
  onChange(input: WebhookInput): void;
  problem: ApiProblem | null;
}

/** Where messages go, and which. */
export function WebhookFields({ input, onChange, problem }: Props) {
  const say = useText();
  return (
    <>
      <ApiField
        label={say('webhooks.url')}
        path="/url"
        problem={problem}
        value={input.url}
        onChange={(url) => onChange({ ...input, url })}
        isRequired
        hint={say('webhooks.urlHint')}
      />
      <Field label={say('webhooks.kinds')}>
        <RadioGroup
          value={input.kinds === null ? 'everything' : 'chosen'}
          onChange={(_event, { value }) => onChange({ ...input, kinds: value === 'everything' ? null : [] })}
        >
          <Radio value="everything" label={say('webhooks.everything')} />
          <Radio value="chosen" label={say('webhooks.chosen')} />
        </RadioGroup>
      </Field>
      {input.kinds !== null && (
        <Kinds
          chosen={input.kinds}
          onChange={(kinds) => onChange({ ...input, kinds })}
          isAtFault={input.kinds.length === 0 && problem?.fieldError('/kinds') !== undefined}
        />
      )}
    </>
  );
}

const useStyles = makeStyles({
  kinds: { display: 'flex', flexDirection: 'column' },
  fault: { color: tokens.colorPaletteRedForeground1 },
});

interface KindsProps {
  chosen: readonly NewsKind[];
  onChange(kinds: NewsKind[]): void;
  isAtFault: boolean;
}

function Kinds({ chosen, onChange, isAtFault }: KindsProps) {
  const say = useText();
  const styles = useStyles();
  const kinds = useWebhookOwner().isCarrier ? kindsForCarrier : newsKinds;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend beside the field's label.
    <div role="group" aria-label={say('webhooks.chosen')} className={styles.kinds}>
      {isAtFault && (
        <Text role="alert" size={200} className={styles.fault}>
          {say('webhooks.chooseOne')}
        </Text>
      )}
      {kinds.map((kind, index) => (
        <Checkbox
          key={kind}
          // The first of them takes the focus for all.
          aria-invalid={isAtFault && index === 0 ? true : undefined}
          label={<NewsKindText kind={kind} />}
          checked={chosen.includes(kind)}
          onChange={(_event, { checked }) =>
            onChange(kinds.filter((one) => (one === kind ? checked === true : chosen.includes(one))))
          }
        />
      ))}
    </div>
  );
}
