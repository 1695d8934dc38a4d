import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { singleFullStop } from './single-full-stop.ts';

type Value = string | number | boolean | Date | null | undefined;

export type Say = (id: string, values?: Record<string, Value>) => string;

/** The text of that name in the person's language: `say('port-orders.title')`. */
export function useText(): Say {
  const intl = useIntl();
  return useCallback((id, values) => singleFullStop(intl.formatMessage({ id }, values)), [intl]);
}
