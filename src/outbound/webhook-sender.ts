import { Agent, type Dispatcher, request } from 'undici';
import { TargetNotAllowed, type WebhookTargets } from './webhook-targets.ts';

interface WebhookMessage {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** How it went: an HTTP status, or why there was none. */
export type WebhookAnswer = { status: number } | { failure: string };

interface WebhookLimits {
  /** For everything: looking up, connecting, sending, and reading the answer. */
  totalMs: number;
  /** Of an answer, which nobody reads: more is cut off. */
  answerBytesMax: number;
}

const webhookLimits: WebhookLimits = { totalMs: 10_000, answerBytesMax: 64 * 1024 };

/**
 * Posts messages to receivers that may be anybody's: to allowed addresses only, following no redirect, with
 * an end to time and size. Connections are kept for the next message.
 */
export class WebhookSender {
  readonly #targets: WebhookTargets;
  readonly #limits: WebhookLimits;
  readonly #secure: Agent;
  readonly #plain: Agent;

  constructor(targets: WebhookTargets, limits = webhookLimits) {
    this.#targets = targets;
    this.#limits = limits;
    this.#secure = agentFor(targets, 'https:', limits);
    this.#plain = agentFor(targets, 'http:', limits);
  }

  async post({ url: text, headers, body }: WebhookMessage): Promise<WebhookAnswer> {
    const signal = AbortSignal.timeout(this.#limits.totalMs);
    try {
      const url = this.#targets.requireUrl(text);
      const dispatcher = url.protocol === 'https:' ? this.#secure : this.#plain;
      const answer = await request(url, { method: 'POST', headers, body, dispatcher, signal });
      await this.#passOver(answer, signal);
      return { status: answer.statusCode };
    } catch (error) {
      return { failure: signal.aborted ? `no answer in ${this.#limits.totalMs} ms` : failureOf(error) };
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#secure.destroy(), this.#plain.destroy()]);
  }

  /** The status says it all. A receiver that does not end its answer well has still answered. */
  async #passOver({ body }: Dispatcher.ResponseData, signal: AbortSignal): Promise<void> {
    await body.dump({ limit: this.#limits.answerBytesMax, signal }).catch(() => {});
  }
}

function agentFor(targets: WebhookTargets, protocol: string, { totalMs }: WebhookLimits): Agent {
  return new Agent({
    connect: { lookup: targets.lookupFor(protocol), timeout: totalMs },
    headersTimeout: totalMs,
    bodyTimeout: totalMs,
  });
}

/** In words for the endpoint's owner: the address refused, or the code of the failure. */
function failureOf(error: unknown): string {
  if (error instanceof TargetNotAllowed) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : 'the connection failed';
}
