import { Tooltip } from '@fluentui/react-components';
import { useText } from '../use-text.ts';

/** What a program may do: all of its role, or the acts it was given, by name when looked at. */
export function TokenScopes({ scopes }: { scopes: readonly string[] | null }) {
  const say = useText();
  if (scopes === null) return say('settings.token.scopes.all');
  const names = scopes.map((scope) => say(`roles.action.${scope}`)).join('\n');
  return (
    <Tooltip content={names} relationship="description">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what it may do is to be read by keyboard too. */}
      <span tabIndex={0}>{say('settings.token.scopes.count', { count: scopes.length })}</span>
    </Tooltip>
  );
}
