import { useFormats } from './use-formats.ts';
import { useNow } from './use-now.ts';

/** How long ago, with the moment itself for whoever points at it. */
export function Ago({ at }: { at: string }) {
  const { ago, instant } = useFormats();
  const now = useNow();
  return (
    <time dateTime={at} title={instant(at)}>
      {ago(at, now)}
    </time>
  );
}
