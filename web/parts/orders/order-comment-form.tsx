import { Field, MessageBar, MessageBarBody, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../../api.ts';
import { Form } from '../form.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';

const audiences = ['internal', 'carrier'] as const;

/** A comment, and for whom: what the gaining carrier will read is said before it is sent. */
export function OrderCommentForm({ id }: { id: string }) {
  const say = useText();
  const [audience, setAudience] = useState<(typeof audiences)[number]>('internal');
  const [text, setText] = useState('');
  const act = useAct(
    () => request('addOrderComment', { params: { id }, body: { audience, text } }),
    ['listOrderComments'],
  );
  const send = async () => {
    const made = await act.run(undefined);
    if (made) {
      setText('');
      setAudience('internal');
    }
  };
  const textProblem = act.problem?.fieldError('/text');
  return (
    <Form
      submitText={say(`order-comments.send.${audience}`)}
      isActing={act.isActing}
      onSubmit={() => void send()}
    >
      <Field label={say('order-comments.write')} validationMessage={textProblem?.message}>
        <Textarea
          value={text}
          maxLength={4000}
          aria-invalid={textProblem ? true : undefined}
          onChange={(_event, { value }) => setText(value)}
        />
      </Field>
      <Field label={say('order-comments.forWhom')}>
        <RadioGroup
          value={audience}
          onChange={(_event, { value }) => setAudience(audiences.find((one) => one === value) ?? 'internal')}
        >
          {audiences.map((one) => (
            <Radio key={one} value={one} label={say(`order-comments.for.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      {audience === 'carrier' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say('order-comments.carrierReads')}</MessageBarBody>
        </MessageBar>
      )}
      {!textProblem && <ProblemMessage problem={act.problem} />}
    </Form>
  );
}
