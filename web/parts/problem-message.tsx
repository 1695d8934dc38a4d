import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { ApiProblem } from '../api-problem.ts';
import { type Say, useText } from './use-text.ts';

interface Props {
  problem: unknown;
  onRetry?: () => void;
}

/** What went wrong and what to do. Says nothing when there is no problem. */
export function ProblemMessage({ problem, onRetry }: Props) {
  const say = useText();
  if (!problem) return null;
  const api = problem instanceof ApiProblem ? problem : null;
  return (
    <MessageBar intent="error" layout="multiline" politeness="assertive">
      <MessageBarBody>
        <MessageBarTitle>{say('problem.title')}</MessageBarTitle>
        {sentenceOf(api, say)}
        {api?.requestId && api.status >= 500 && ` ${say('problem.requestId', { id: api.requestId })}`}
      </MessageBarBody>
      {onRetry && (
        <MessageBarActions>
          <Button onClick={onRetry}>{say('problem.retry')}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

function sentenceOf(problem: ApiProblem | null, say: Say): string {
  if (problem === null) return say('problem.unexpected');
  if (problem.code === 'unreachable') return say('problem.unreachable');
  if (problem.code === 'unreadable') return say('problem.unreadable', { status: problem.status });
  // These pages ask for both by themselves: they get here only when the person turned the question down.
  if (problem.code === 'step_up_required') return say('proof.turnedDown');
  if (problem.code === 'reason_required') return say('acting.turnedDown');
  const fields = problem.errors.map(({ message }) => message);
  return fields.length > 0 ? fields.join(' ') : problem.detail;
}
