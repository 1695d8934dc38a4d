import type { Dispatcher } from 'undici';
import { TargetNotAllowed } from './webhook-targets.ts';

/** How it went: an HTTP status, or why there was none. */
export type WebhookAnswer = { status: number } | { failure: string };

export interface WebhookLimits {
  /** For everything: looking up, connecting, sending, and reading the answer. */
  totalMs: number;
  /** Of an answer, which nobody reads: more is cut off. */
  answerBytesMax: number;
}

/**
 * One message under way. Undici's handler rather than its `request`: of an answer only the status is wanted,
 * and one timer for the whole costs a tenth of an abort signal.
 */
export class WebhookPost implements Dispatcher.DispatchHandler {
  readonly #limits: WebhookLimits;
  readonly #answered: (answer: WebhookAnswer) => void;
  readonly #timer: NodeJS.Timeout;
  #connected: Dispatcher.DispatchController | null = null;
  #status: number | null = null;
  #bytes = 0;
  #isOver = false;

  constructor(limits: WebhookLimits, answered: (answer: WebhookAnswer) => void) {
    this.#limits = limits;
    this.#answered = answered;
    this.#timer = setTimeout(() => this.#giveUp(), limits.totalMs);
  }

  /** On a connection at last. What was given up while there was none is not sent. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#connected = controller;
    if (this.#isOver) this.#hangUp();
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number): void {
    if (status >= 200) this.#status = status;
  }

  /** Nobody reads it. */
  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#limits.answerBytesMax) this.#hangUp();
  }

  onResponseEnd(): void {
    this.#end('the answer has no status');
  }

  onResponseError(_: Dispatcher.DispatchController | undefined, error: Error): void {
    this.#end(failureOf(error));
  }

  #giveUp(): void {
    this.#end(`no answer in ${this.#limits.totalMs} ms`);
    this.#hangUp();
  }

  #hangUp(): void {
    this.#connected?.abort(new Error('hung up'));
  }

  /** The status says it all: a receiver that does not end its answer well has still answered. */
  #end(failure: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#answered(this.#status === null ? { failure } : { status: this.#status });
  }
}

/** In words for the endpoint's owner: the address refused, or the code of the failure. */
function failureOf(error: Error): string {
  if (error instanceof TargetNotAllowed) return error.message;
  return 'code' in error && typeof error.code === 'string' ? error.code : 'the connection failed';
}
