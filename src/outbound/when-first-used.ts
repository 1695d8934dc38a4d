/**
 * Something that is opened when it is first used: what sends messages is a good part of all the program
 * loads, and a start waits for none of it.
 */
export class WhenFirstUsed<T extends { close(): void | Promise<void> }> {
  readonly #open: () => Promise<T>;
  #opened: Promise<T> | null = null;

  constructor(open: () => Promise<T>) {
    this.#open = open;
  }

  get(): Promise<T> {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  async close(): Promise<void> {
    await (await this.#opened)?.close();
  }
}
