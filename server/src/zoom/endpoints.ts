/** How Zoom limits a request: see `limits.ts`. */
export type RateClass = 'light' | 'medium' | 'heavy';

/** An endpoint of Zoom's REST interface. */
export interface Endpoint {
  /** What the logs and the sources of a record call it. */
  readonly name: string;
  readonly version: 1 | 2 | 3;
  readonly rate: RateClass;
  /** The path, below `/v2`. */
  readonly path: (...ids: string[]) => string;
}

const endpoint = (
  name: string,
  version: Endpoint['version'],
  rate: RateClass,
  template: string,
): Endpoint => ({
  name,
  version,
  rate,
  path: (...ids) => template.replace(/\{\}/g, () => encodeURIComponent(ids.shift() ?? '')),
});

/** The endpoints, by version of the call history. A move to the next version is a change here and in `adapters.ts`. */
export const endpoints = {
  v3: {
    history: endpoint('call_history', 3, 'heavy', '/phone/call_history'),
    call: endpoint('call_history/{uuid}', 3, 'light', '/phone/call_history/{}'),
    element: endpoint('call_element', 3, 'light', '/phone/call_element/{}'),
    recording: endpoint('call_element/recording', 3, 'light', '/phone/call_element/{}/recording'),
    voicemail: endpoint('call_element/voice_mail', 3, 'light', '/phone/call_element/{}/voice_mail'),
    userHistory: endpoint('users/call_history', 3, 'medium', '/phone/users/{}/call_history'),
    userSync: endpoint('users/call_history/sync', 3, 'medium', '/phone/users/{}/call_history/sync'),
  },
  v2: {
    element: endpoint('call_history_detail', 2, 'light', '/phone/call_history_detail/{}'),
  },
  v1: {
    history: endpoint('call_logs', 1, 'heavy', '/phone/call_logs'),
    call: endpoint('call_logs/{id}', 1, 'light', '/phone/call_logs/{}'),
    userHistory: endpoint('users/call_logs', 1, 'medium', '/phone/users/{}/call_logs'),
  },
  summary: endpoint('ai_call_summary', 3, 'medium', '/phone/user/{}/ai_call_summary/{}'),
  engagements: endpoint('engagements', 3, 'medium', '/contact_center/engagements'),
  engagement: endpoint('engagements/{id}', 3, 'medium', '/contact_center/engagements/{}'),
  me: endpoint('users/me', 3, 'light', '/users/me'),
} as const;
