import type { z } from 'zod';
import type { portOutOrder } from '../contract/port-out-orders.ts';
import type { RouteName } from '../contract/routes.ts';
import type { Gauge } from './settings.ts';

const bucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Histogram {
  /** One more than there are buckets: the last is +Inf. */
  counts: number[];
  sumSeconds: number;
}

/** What the server counts, written as Prometheus text. Labels are route names and codes: few, and never a client's. */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #durations = new Map<string, Histogram>();
  readonly #decisions = new Map<string, number>();

  countRequest(route: string, status: number, seconds: number): void {
    add(this.#requests, labels({ route, status: String(status) }));
    const key = labels({ route });
    const histogram = this.#durations.get(key) ?? {
      counts: new Array(bucketsSeconds.length + 1).fill(0),
      sumSeconds: 0,
    };
    this.#durations.set(key, histogram);
    const bucket = bucketsSeconds.findIndex((limit) => seconds <= limit);
    const place = bucket === -1 ? bucketsSeconds.length : bucket;
    histogram.counts[place] = (histogram.counts[place] ?? 0) + 1;
    histogram.sumSeconds += seconds;
  }

  /** Counts a decision on an order: what became of it, and what was said of its PIN (`ok` when nothing). */
  countAnswer(route: RouteName, answer: unknown): void {
    if (route !== 'submitPortOutOrder' && route !== 'decidePortOutOrder') return;
    const { status, reasons } = answer as z.input<typeof portOutOrder>;
    const pin = reasons.find(({ code }) => code.startsWith('pin_'))?.code ?? 'ok';
    add(this.#decisions, labels({ status, pin }));
  }

  text(gauges: readonly Gauge[]): string {
    return [
      ...counter('portkeeper_http_requests_total', 'Requests answered', this.#requests),
      ...histogramLines('portkeeper_http_request_seconds', 'Time to answer', this.#durations),
      ...counter('portkeeper_port_out_decisions_total', 'Decisions on port-out requests', this.#decisions),
      ...gauges.flatMap((gauge) => [
        ...head(gauge.name, gauge.help, 'gauge'),
        `${gauge.name} ${gauge.read()}`,
      ]),
      '',
    ].join('\n');
  }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function labels(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${value.replaceAll(/[^\w.:/*-]/g, '_')}"`)
    .join(',');
}

function head(name: string, help: string, type: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function counter(name: string, help: string, counts: Map<string, number>): string[] {
  return [...head(name, help, 'counter'), ...[...counts].map(([key, count]) => `${name}{${key}} ${count}`)];
}

function histogramLines(name: string, help: string, histograms: Map<string, Histogram>): string[] {
  const lines = head(name, help, 'histogram');
  for (const [key, { counts, sumSeconds }] of histograms) {
    let total = 0;
    counts.forEach((count, place) => {
      total += count;
      lines.push(`${name}_bucket{${key},le="${bucketsSeconds[place] ?? '+Inf'}"} ${total}`);
    });
    lines.push(`${name}_sum{${key}} ${sumSeconds}`, `${name}_count{${key}} ${total}`);
  }
  return lines;
}
