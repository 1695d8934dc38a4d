import { PageHeader } from '../parts/page-header.tsx';
import { useText } from '../parts/use-text.ts';

export function Settings() {
  const say = useText();
  return <PageHeader title={say('frame.settings')} />;
}
