import { useCallback } from 'react';
import { useIntl } from 'react-intl';

type Value = string | number | boolean | Date | null | undefined;

export type Say = (id: string, values?: Record<string, Value>) => string;

/** The text of that name in the person's language: `say('port-orders.title')`. */
export function useText(): Say {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl]);
}
