import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, vi } from 'vitest';

export interface Received {
  id: string;
  headers: IncomingMessage['headers'];
  body: string;
}

type Answer = (response: ServerResponse, received: Received) => void;

const ok: Answer = (response) => response.writeHead(204).end();

/** A receiver of webhooks on this machine, which keeps what it got and answers as the test has it. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  answer: Answer = ok;
  readonly #server = createServer((request, response) => void this.#take(request, response));

  async open(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  get ids(): string[] {
    return this.received.map(({ id }) => id);
  }

  /** Forgets what came, and answers well again. */
  clear(): void {
    this.received.length = 0;
    this.answer = ok;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { headers } = request;
    const received = { id: String(headers['webhook-id']), headers, body: Buffer.concat(chunks).toString() };
    this.received.push(received);
    this.answer(response, received);
  }
}

/** In a `describe`: open while its tests run. */
export function webhookReceiver(): WebhookReceiver {
  const receiver = new WebhookReceiver();
  beforeAll(() => receiver.open());
  afterAll(() => receiver.close());
  return receiver;
}

/** What the library of the Standard Webhooks says of it at that moment: the message, or it throws. */
export function verified(secret: string, { headers, body }: Received, at: Date): unknown {
  vi.useFakeTimers({ toFake: ['Date'], now: at });
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  } finally {
    vi.useRealTimers();
  }
}
