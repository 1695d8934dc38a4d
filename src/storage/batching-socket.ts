import { Socket } from 'node:net';

/**
 * A socket that sends what is written in one turn of the event loop in one piece: statements asked together
 * reach the server by one system call instead of by one each.
 */
export class BatchingSocket extends Socket {
  #isHeld = false;

  override connect(...args: unknown[]): this {
    super.connect(...(args as [never]));
    // Node puts its own `write` on a socket that connects; without it, ours is found again.
    delete (this as Partial<Pick<this, 'write'>>).write;
    return this;
  }

  override write(...args: unknown[]): boolean {
    if (!this.#isHeld) {
      this.#isHeld = true;
      this.cork();
      setImmediate(() => this.#release());
    }
    return super.write(...(args as Parameters<Socket['write']>));
  }

  #release(): void {
    this.#isHeld = false;
    this.uncork();
  }
}
