import type { CustomFetch } from 'openid-client';
import { Agent, type Dispatcher, request } from 'undici';
import type { WebhookTargets } from './webhook-targets.ts';

export interface FetchLimits {
  /** For everything: looking up, connecting, sending, and reading the answer. */
  totalMs: number;
  /** Of an answer; a longer one is not read to its end. */
  answerBytesMax: number;
}

/** A provider that was not reached, or whose answer was too slow or too long. The message is for the log. */
export class FetchFailed extends Error {
  override readonly name = 'FetchFailed';
}

/**
 * Fetches from servers that may be anybody's: from allowed addresses only, following no redirect, with an end
 * to time and size.
 */
export class GuardedFetch {
  readonly #targets: WebhookTargets;
  readonly #limits: FetchLimits;
  readonly #agents: Readonly<Record<string, Agent>>;

  constructor(targets: WebhookTargets, limits: FetchLimits) {
    this.#targets = targets;
    this.#limits = limits;
    this.#agents = {
      'https:': agentFor(targets, 'https:', limits),
      'http:': agentFor(targets, 'http:', limits),
    };
  }

  /** As `fetch`, for the OpenID library. Throws `FetchFailed`. */
  readonly fetch: CustomFetch = async (address, { method, headers, body }) => {
    const signal = AbortSignal.timeout(this.#limits.totalMs);
    try {
      const url = this.#targets.requireUrl(address);
      const asked = { ...headers, 'accept-encoding': 'identity' };
      const dispatcher = this.#agents[url.protocol];
      const sent = body === null || body === undefined ? undefined : String(body);
      const answer = await request(url, {
        method: method as Dispatcher.HttpMethod,
        headers: asked,
        body: sent,
        dispatcher,
        signal,
      });
      return await this.#read(answer);
    } catch (error) {
      if (error instanceof FetchFailed) throw error;
      const { host } = URL.canParse(address) ? new URL(address) : { host: 'no address' };
      const why = signal.aborted ? `no answer in ${this.#limits.totalMs} ms` : (error as Error).message;
      throw new FetchFailed(`${host}: ${why}`, { cause: error });
    }
  };

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#agents).map((agent) => agent.destroy()));
  }

  async #read({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<Response> {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of body) {
      length += chunk.length;
      if (length > this.#limits.answerBytesMax) {
        body.destroy();
        throw new FetchFailed(`an answer of more than ${this.#limits.answerBytesMax} bytes`);
      }
      chunks.push(chunk);
    }
    const type = String(headers['content-type'] ?? '');
    // 204 and 304 may have no body in a Response; neither is an answer to anything that is asked here.
    if (statusCode === 204 || statusCode === 304) throw new FetchFailed(`an empty answer, ${statusCode}`);
    return new Response(Buffer.concat(chunks), { status: statusCode, headers: { 'content-type': type } });
  }
}

function agentFor(targets: WebhookTargets, protocol: string, { totalMs }: FetchLimits): Agent {
  return new Agent({
    connect: { lookup: targets.lookupFor(protocol), timeout: totalMs },
    headersTimeout: totalMs,
    bodyTimeout: totalMs,
  });
}
