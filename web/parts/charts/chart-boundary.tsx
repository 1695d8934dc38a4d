import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import { useText } from '../use-text.ts';

/**
 * Keeps a chart that cannot be loaded or drawn to its card, with the page around it. React knows such a thing
 * as a class only.
 */
export class ChartBoundary extends Component<{ children: ReactNode }, { isFailed: boolean }> {
  override state = { isFailed: false };

  static getDerivedStateFromError() {
    return { isFailed: true };
  }

  override render() {
    return this.state.isFailed ? <ChartFailed /> : this.props.children;
  }
}

function ChartFailed() {
  const say = useText();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{say('statistics.chartFailed')}</MessageBarBody>
      <MessageBarActions>
        {/* Browsers remember for the life of a page that a module failed: only a new page asks anew. */}
        <Button onClick={() => location.reload()}>{say('problem.retry')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
