import { Agent, request } from 'node:http';

export interface Answer {
  status: number;
  text: string;
}

/** As little of a client as HTTP allows: what it costs is taken from the server it measures. */
export class HttpClient {
  readonly #port: number;
  readonly #agent: Agent;

  constructor(port: number, connections: number) {
    this.#port = port;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  send(method: string, path: string, token: string | null, body?: string, type?: string): Promise<Answer> {
    const headers: Record<string, string | number> = {};
    if (token !== null) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) {
      headers['content-type'] = type ?? 'application/json';
      headers['content-length'] = Buffer.byteLength(body);
    }
    const options = { host: '127.0.0.1', port: this.#port, method, path, agent: this.#agent, headers };
    return new Promise((resolve, reject) => {
      const sent = request(options, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        answer.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** The parsed answer of a call under /api/v1. Throws when it is not the status that was expected. */
  // biome-ignore lint/suspicious/noExplicitAny: a benchmark picks a field or two.
  async call(status: number, method: string, path: string, token: string, body?: unknown): Promise<any> {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const type = typeof body === 'string' ? 'text/csv' : 'application/json';
    const answer = await this.send(method, `/api/v1${path}`, token, text, type);
    if (answer.status !== status) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.text === '' ? null : JSON.parse(answer.text);
  }

  close(): void {
    this.#agent.destroy();
  }
}
