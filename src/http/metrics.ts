import type { z } from 'zod';
import type { portOutOrder } from '../contract/port-out-orders.ts';
import type { RouteName } from '../contract/routes.ts';
import type { Gauge } from './settings.ts';

const bucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Of one route. Label texts are only put together when somebody asks: this is on every request's way. */
interface RouteCounts {
  byStatus: Map<number, number>;
  /** One more than there are buckets: the last is +Inf. */
  byDuration: number[];
  sumSeconds: number;
}

/**
 * What the server counts, written as Prometheus text. Labels are route names and codes: few, and never a
 * client's.
 */
export class Metrics {
  readonly #routes = new Map<string, RouteCounts>();
  readonly #decisions = new Map<string, number>();

  countRequest(route: string, status: number, seconds: number): void {
    const counts = this.#routes.get(route) ?? this.#addRoute(route);
    counts.byStatus.set(status, (counts.byStatus.get(status) ?? 0) + 1);
    let bucket = 0;
    while (seconds > (bucketsSeconds[bucket] ?? Number.POSITIVE_INFINITY)) bucket += 1;
    counts.byDuration[bucket] = (counts.byDuration[bucket] ?? 0) + 1;
    counts.sumSeconds += seconds;
  }

  #addRoute(route: string): RouteCounts {
    const byDuration = new Array<number>(bucketsSeconds.length + 1).fill(0);
    const counts = { byStatus: new Map(), byDuration, sumSeconds: 0 };
    this.#routes.set(route, counts);
    return counts;
  }

  /** Counts a decision on an order: what became of it, and what was said of its PIN (`ok` when nothing). */
  countAnswer(route: RouteName, answer: unknown): void {
    if (route !== 'submitPortOutOrder' && route !== 'decidePortOutOrder') return;
    const { status, reasons } = answer as z.input<typeof portOutOrder>;
    const pin = reasons.find(({ code }) => code.startsWith('pin_'))?.code ?? 'ok';
    const key = labels({ status, pin });
    this.#decisions.set(key, (this.#decisions.get(key) ?? 0) + 1);
  }

  text(gauges: readonly Gauge[]): string {
    const requests = head('portkeeper_http_requests_total', 'Requests answered', 'counter');
    const durations = head('portkeeper_http_request_seconds', 'Time to answer', 'histogram');
    for (const [route, counts] of this.#routes) {
      for (const [status, count] of counts.byStatus) {
        requests.push(
          `portkeeper_http_requests_total{${labels({ route, status: String(status) })}} ${count}`,
        );
      }
      durations.push(...durationLines('portkeeper_http_request_seconds', labels({ route }), counts));
    }
    const decisions = head(
      'portkeeper_port_out_decisions_total',
      'Decisions on port-out requests',
      'counter',
    );
    for (const [key, count] of this.#decisions) {
      decisions.push(`portkeeper_port_out_decisions_total{${key}} ${count}`);
    }
    const read = gauges.flatMap((gauge) => [
      ...head(gauge.name, gauge.help, 'gauge'),
      `${gauge.name} ${gauge.read()}`,
    ]);
    return [...requests, ...durations, ...decisions, ...read, ''].join('\n');
  }
}

function labels(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${value.replaceAll(/[^\w.:/*-]/g, '_')}"`)
    .join(',');
}

function head(name: string, help: string, type: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function durationLines(name: string, key: string, { byDuration, sumSeconds }: RouteCounts): string[] {
  let total = 0;
  const buckets = byDuration.map((count, bucket) => {
    total += count;
    return `${name}_bucket{${key},le="${bucketsSeconds[bucket] ?? '+Inf'}"} ${total}`;
  });
  return [...buckets, `${name}_sum{${key}} ${sumSeconds}`, `${name}_count{${key}} ${total}`];
}
