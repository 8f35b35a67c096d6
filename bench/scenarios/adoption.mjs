// A first visit to a page whose frame is in its HTML: on its own, and as a child of the embed that adopts it.
import { quantile } from '../statistics.mjs';
import { firstVisit, open } from './navigation.mjs';

export { open };
export const subjects = ['raw', 'adopted'];

/** @type {import('../scenario.mjs').Scenario} */
const adoption = {
  measures: {
    'visit-adopted': {
      title: 'Start: first visit to the request, with the frame in the HTML',
      unit: 'ms',
      goal: 1.05,
    },
  },
  inTurns: true,
  turn: firstVisit,
  figures: (times) => ({ 'visit-adopted': quantile(times, 0.5) }),
};

export const scenarios = [adoption];
