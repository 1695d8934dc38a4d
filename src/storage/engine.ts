import type { Pool } from 'pg';

/** A running PostgreSQL, in this process or on a server, reached through one pool of connections. */
export interface Engine {
  readonly name: 'pglite' | 'postgres';
  readonly pool: Pool;
  /** Settings of every transaction besides: limits that only a server can keep. */
  readonly limits: Readonly<Record<string, string>>;
  /** Whether it counts its rows by itself now and then (autovacuum), for the planner to go by. */
  readonly hasAutovacuum: boolean;
  close(): Promise<void>;
}
