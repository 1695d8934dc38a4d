import { Client } from 'pg';

type Query = (...args: unknown[]) => unknown;

/** Writes down every statement and value that the driver sends, until `stop`. */
export function recordStatements(): { sent: string[]; stop(): void } {
  const original = Client.prototype.query as Query;
  const sent: string[] = [];
  Client.prototype.query = function (this: Client, ...args: unknown[]) {
    sent.push(JSON.stringify(args.filter((arg) => typeof arg !== 'function')));
    return original.apply(this, args);
  } as typeof Client.prototype.query;
  return {
    sent,
    stop() {
      Client.prototype.query = original as typeof Client.prototype.query;
    },
  };
}
