import { PageHeader } from '../parts/page-header.tsx';
import { useText } from '../parts/use-text.ts';

export function PortOutPin() {
  const say = useText();
  return <PageHeader title={say('frame.home')} />;
}
