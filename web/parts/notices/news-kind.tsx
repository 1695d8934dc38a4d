import { makeStyles, tokens } from '@fluentui/react-components';
import { notice } from '../../../src/contract/organizations.ts';
import { useText } from '../use-text.ts';

/** Everything an organization is told of, as the API names it. */
export const newsKinds = notice.shape.kind.options;

export type NewsKind = (typeof newsKinds)[number];

/** Those that these pages have words for. */
export function isNewsKind(kind: string): kind is NewsKind {
  return (newsKinds as readonly string[]).includes(kind);
}

const useStyles = makeStyles({
  name: {
    display: 'block',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
});

/** A kind of news in words, with the name a program reads. */
export function NewsKindText({ kind }: { kind: string }) {
  const say = useText();
  return (
    <>
      {isNewsKind(kind) && say(`notifications.kind.${kind}`)}
      <span className={useStyles().name}>{kind}</span>
    </>
  );
}
