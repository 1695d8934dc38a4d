import { Agent } from 'undici';
import { type WebhookAnswer, type WebhookLimits, WebhookPost } from './webhook-post.ts';
import { TargetNotAllowed, type WebhookTargets } from './webhook-targets.ts';

interface WebhookMessage {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** Where a URL leads, as undici asks for it. */
interface Target {
  agent: Agent;
  origin: string;
  path: string;
}

const webhookLimits: WebhookLimits = { totalMs: 10_000, answerBytesMax: 64 * 1024 };
/** More URLs than are sent to at once; what is forgotten is read again. */
const targetsMax = 1_000;

/**
 * Posts messages to receivers that may be anybody's: to allowed addresses only, following no redirect, with
 * an end to time and size. Connections are kept for the next message.
 */
export class WebhookSender {
  readonly #allowed: WebhookTargets;
  readonly #limits: WebhookLimits;
  readonly #secure: Agent;
  readonly #plain: Agent;
  readonly #targets = new Map<string, Target>();

  constructor(allowed: WebhookTargets, limits = webhookLimits) {
    this.#allowed = allowed;
    this.#limits = limits;
    this.#secure = agentFor(allowed, 'https:', limits);
    this.#plain = agentFor(allowed, 'http:', limits);
  }

  async post({ url, headers, body }: WebhookMessage): Promise<WebhookAnswer> {
    try {
      const { agent, origin, path } = this.#targetOf(url);
      return await new Promise((answered) => {
        const post = new WebhookPost(this.#limits, answered);
        agent.dispatch({ origin, path, method: 'POST', headers, body }, post);
      });
    } catch (error) {
      if (error instanceof TargetNotAllowed) return { failure: error.message };
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#secure.destroy(), this.#plain.destroy()]);
  }

  /** Read once: what a URL says itself stays so. Where its name leads is asked at each connection. */
  #targetOf(url: string): Target {
    const known = this.#targets.get(url);
    if (known) return known;
    const { protocol, origin, pathname, search } = this.#allowed.requireUrl(url);
    const agent = protocol === 'https:' ? this.#secure : this.#plain;
    const target = { agent, origin, path: pathname + search };
    if (this.#targets.size >= targetsMax) this.#targets.clear();
    this.#targets.set(url, target);
    return target;
  }
}

/** The limit of the whole is the post's own; a connection must end too that nobody waits for any more. */
function agentFor(targets: WebhookTargets, protocol: string, { totalMs }: WebhookLimits): Agent {
  return new Agent({
    connect: { lookup: targets.lookupFor(protocol), timeout: totalMs },
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}
