/** Between the window that went to a provider and the page it was opened from; both are ours. */
const channelName = 'portkeeper/provider';

/** How it went in the other window: what was to be done, or the sentence that says why not. */
export type ProviderNews = { purpose: 'test' | 'proof' } | { failure: string };

export function tellProviderNews(news: ProviderNews): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(news);
  channel.close();
}

/** Calls back with each; gives how to stop. */
export function hearProviderNews(heard: (news: ProviderNews) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }) => heard(data as ProviderNews);
  return () => channel.close();
}
