/**
 * Work that wants doing now and then. Any number of processes run the same jobs beside each other, and each
 * can be killed at any moment: what must happen once is claimed in the database, never here.
 */
export interface Job {
  /** How the log names it. */
  name: string;
  /** How long to wait between the end of one run and the start of the next. */
  everyMs: number;
  /** `stopping` is aborted when the process is to end: a long run may then end between two pieces of work. */
  run(stopping: AbortSignal): Promise<void>;
}
