import { Duplex } from 'node:stream';
import { type PGlite, protocol } from '@electric-sql/pglite';

const terminate = 'X'.charCodeAt(0);

/**
 * What the driver sent, answered by the database in this process. Throws when the database cannot be
 * believed.
 */
export type Exchange = (pglite: PGlite, sent: Uint8Array) => Uint8Array;

/**
 * Stands where `pg` expects a network socket, so that PGlite is spoken to by the same driver, with the same
 * types and errors, as a server.
 */
export class PgliteSocket extends Duplex {
  readonly #open: () => Promise<PGlite>;
  readonly #exchange: Exchange;
  #pglite: PGlite | undefined;

  constructor(open: () => Promise<PGlite>, exchange: Exchange) {
    super({ allowHalfOpen: false });
    this.#open = open;
    this.#exchange = exchange;
  }

  connect(): this {
    this.#open().then(
      (pglite) => {
        this.#pglite = pglite;
        // There is one session under all connections: what a broken one left behind must not reach the next.
        for (const statement of ['ROLLBACK', 'DISCARD ALL']) {
          this.#exchange(pglite, protocol.serialize.query(statement));
        }
        this.emit('connect');
      },
      (error) => this.destroy(error),
    );
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#answer(chunk, done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#answer(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  #answer(sent: Buffer, done: (error?: Error | null) => void): void {
    if (sent[0] === terminate || this.#pglite === undefined) {
      this.push(null);
      done();
      return;
    }
    try {
      const answer = Buffer.from(this.#exchange(this.#pglite, sent));
      // The database runs on this thread: without a turn of the event loop between statements, a long row of
      // them would keep every other request waiting.
      setImmediate(() => {
        this.push(answer);
        done();
      });
    } catch (error) {
      done(error as Error);
    }
  }
}
