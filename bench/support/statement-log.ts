import { Client } from 'pg';

/** One statement as the driver was asked for it. */
export interface Logged {
  text: string;
  values: unknown[];
}

type Query = (...args: unknown[]) => unknown;

/** Writes down what every connection is asked, in its order, until `stop`: a list for each connection. */
export function logStatements(): { stop(): Logged[][] } {
  const original = Client.prototype.query as Query;
  const logs = new Map<Client, Logged[]>();
  Client.prototype.query = function (this: Client, ...args: unknown[]) {
    const log = logs.get(this) ?? [];
    logs.set(this, log);
    const [asked] = args as [string | { text: string; values: unknown[] }];
    log.push(typeof asked === 'string' ? { text: asked, values: [] } : asked);
    return original.apply(this, args);
  } as typeof Client.prototype.query;
  return {
    stop() {
      Client.prototype.query = original as typeof Client.prototype.query;
      return [...logs.values()];
    },
  };
}
