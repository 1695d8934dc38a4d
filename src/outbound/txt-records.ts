import { Resolver } from 'node:dns/promises';

const timeoutMs = 5_000;

/** The TXT records of a domain, each as one text. None when it has none or nobody can be asked. */
export async function txtRecords(domain: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
  try {
    return (await resolver.resolveTxt(domain)).map((parts) => parts.join(''));
  } catch {
    return [];
  }
}
