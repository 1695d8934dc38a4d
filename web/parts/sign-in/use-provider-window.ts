import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { RouteName } from '../../../src/contract/routes.ts';
import { hearProviderNews } from './provider-news.ts';

const windowName = 'portkeeper-provider';
const windowShape = 'popup,width=520,height=680';

/**
 * Goes to a provider in a window beside this page, so that what was typed here stays. `changes` are read anew
 * when it has come back; `failure` says why it did not work there.
 */
export function useProviderWindow(
  purpose: 'test' | 'proof',
  changes: readonly RouteName[] = [],
  onDone?: () => void,
) {
  const client = useQueryClient();
  const [failure, setFailure] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    return hearProviderNews((news) => {
      if ('failure' in news) return setFailure(news.failure);
      if (news.purpose !== purpose) return;
      setWaiting(false);
      setFailure(null);
      for (const name of changes) void client.invalidateQueries({ queryKey: [name] });
      onDone?.();
    });
  }, [isWaiting, purpose, changes, client, onDone]);
  const go = useCallback(async (begin: () => Promise<{ url: string }>) => {
    // Opened at once: a browser lets a page do it only while it answers to a click.
    const opened = window.open('', windowName, windowShape);
    setFailure(null);
    setWaiting(true);
    try {
      const { url } = await begin();
      if (opened) opened.location.href = url;
      else window.open(url, '_blank');
      return true;
    } catch (error) {
      opened?.close();
      throw error;
    }
  }, []);
  return { go, failure, isWaiting };
}
