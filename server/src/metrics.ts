import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** What this process counts, for Prometheus. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'zoom_embed_request_seconds',
      help: 'Requests answered, by route and status.',
      labelNames: ['route', 'status'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    webhooks: new Counter({
      name: 'zoom_embed_webhooks_total',
      help: 'Webhooks received: stored, a duplicate, or refused.',
      labelNames: ['outcome'] as const,
      registers,
    }),
    fallbacks: new Counter({
      name: 'zoom_embed_fallbacks_total',
      help: 'Older forms of Zoom’s data that were read for want of the current one.',
      labelNames: ['what'] as const,
      registers,
    }),
    rest: new Counter({
      name: 'zoom_embed_rest_requests_total',
      help: 'Requests to Zoom, by endpoint and status.',
      labelNames: ['endpoint', 'status'] as const,
      registers,
    }),
    refreshes: new Counter({
      name: 'zoom_embed_token_requests_total',
      help: 'Tokens asked for, by outcome.',
      labelNames: ['outcome'] as const,
      registers,
    }),
    backlog: new Gauge({
      name: 'zoom_embed_webhooks_backlog',
      help: 'Webhooks of all processes that are stored and not joined: waiting, or set aside after ten failures.',
      labelNames: ['state'] as const,
      registers,
    }),
    oldest: new Gauge({
      name: 'zoom_embed_webhooks_oldest_seconds',
      help: 'How long the oldest webhook has been waiting.',
      registers,
    }),
    streams: new Gauge({
      name: 'zoom_embed_streams',
      help: 'Live streams that are open.',
      registers,
    }),
  };
}
