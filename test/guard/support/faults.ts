import { Client } from 'pg';

/**
 * How the database fails. `disk_full`: it refuses the statement. `bug`: it fails in a way nobody foresaw.
 * `broken`: the connection is lost before the statement. `unacknowledged`: the statement is done, and the
 * connection lost before its answer came.
 */
export type FaultKind = 'disk_full' | 'bug' | 'broken' | 'unacknowledged';

interface Armed {
  kind: FaultKind;
  /** Which statement fails, counted from 1. */
  at: number;
  /** Only statements of this text are counted; all without it. */
  only?: string;
}

type Query = (...args: unknown[]) => Promise<unknown>;

/** Makes one statement of all the driver's fail. One driver speaks to both engines, so this is the place. */
export class Faults {
  readonly #broken = new WeakSet<Client>();
  readonly #original = Client.prototype.query as Query;
  #armed: Armed | null = null;
  #count = 0;
  #hit: string | null = null;

  install(): void {
    const through = this.#through.bind(this);
    Client.prototype.query = function (this: Client, ...args: unknown[]) {
      return through(this, args);
    } as typeof Client.prototype.query;
  }

  remove(): void {
    Client.prototype.query = this.#original as typeof Client.prototype.query;
  }

  /** From now on the fault waits for its statement. */
  arm(armed: Armed): void {
    this.#armed = armed;
    this.#count = 0;
    this.#hit = null;
  }

  /** Ends the waiting. Gives the statement that failed, or null when there were too few. */
  disarm(): string | null {
    this.#armed = null;
    return this.#hit;
  }

  async #through(client: Client, args: unknown[]): Promise<unknown> {
    if (this.#broken.has(client)) throw connectionLost();
    const text = textOf(args[0]);
    const armed = this.#armed;
    if (!armed || (armed.only && !text.startsWith(armed.only))) return this.#original.apply(client, args);
    this.#count += 1;
    if (this.#count !== armed.at) return this.#original.apply(client, args);
    this.#hit = text.trim().slice(0, 100);
    switch (armed.kind) {
      case 'disk_full':
        throw databaseError('53100', 'could not extend file: No space left on device');
      case 'bug':
        throw databaseError('XX000', 'unexpected');
      case 'unacknowledged':
        await this.#original.apply(client, args);
        break;
      case 'broken':
        break;
    }
    this.#broken.add(client);
    throw connectionLost();
  }
}

/** A statement is asked by its text, or by text, values and the name it is prepared under. */
function textOf(asked: unknown): string {
  return typeof asked === 'string' ? asked : (asked as { text: string }).text;
}

function connectionLost(): Error {
  return new Error('Connection terminated unexpectedly');
}

function databaseError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code, severity: 'ERROR' });
}
