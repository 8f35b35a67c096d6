// From the tag's insertion, with the script loaded, to the iframe's request.
import { quantile } from '../statistics.mjs';

export const subjects = ['raw', 'library'];

let number = 0;

/** @type {import('../scenario.mjs').Scenario} */
const insertion = {
  measures: {
    'insert-start': { title: 'Start: insertion to the start of the load', unit: 'µs' },
    'insert-request': { title: 'Start: insertion to the request', unit: 'µs', goal: 1.1 },
  },
  inTurns: true,
  turn: ({ stage }) => stage.run('insert', ++number),
  figures: (turns) => ({
    'insert-start': quantile(
      turns.map(({ started }) => started * 1000),
      0.5,
    ),
    'insert-request': quantile(
      turns.map(({ requested }) => requested * 1000),
      0.5,
    ),
  }),
};

export const scenarios = [insertion];
