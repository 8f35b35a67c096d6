// The results in words and tables.
import { names } from './names.mjs';
import { measures as outboxMeasures } from './scenarios/outbox.mjs';

/** @param {any} results @returns {string} */
export function markdown({ environment, measured, answers, growth, outbox = [], memory, bytes }) {
  const titles = new Map(measured.map(({ id, title }) => [id, title]));
  const { browser, node, processor, load, minutes } = environment;
  return [
    '# Results',
    `Written by \`npm run bench\`; [what is measured and how](../../docs/performance.md). ${browser}, Node ${node}, ${processor}; load of the machine ${load.join(' to ')}; ${minutes} minutes.`,
    ...(measured.length || growth.length ? ['![Ratios and growth](results.svg)'] : []),
    ...decisions(
      'Goals',
      'Times the raw listener, with the 95 % confidence interval. A goal is met when all of the interval is at or below it, missed when all of it is above.',
      answers.filter(({ goal }) => goal),
      titles,
    ),
    ...decisions(
      'Against the build before',
      'Times the build before, with the 95 % confidence interval.',
      answers.filter(({ base }) => base === 'before'),
      titles,
    ),
    ...sideBySide(measured),
    ...growth.flatMap(growthTable),
    ...outboxTable(outbox),
    ...memoryTable(memory, environment.counts),
    ...bytesTable(bytes),
  ].join('\n\n');
}

const nameOf = (/** @type {string} */ subject) => names[subject] ?? subject;
const three = (/** @type {number} */ value) =>
  value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const times = ({ ratio, low, high }) =>
  `${ratio.toFixed(2)} (${Number.isFinite(high) ? `${low.toFixed(2)} to ${high.toFixed(2)}` : 'too few rounds'})`;

/** @param {readonly (readonly (string | number)[])[]} rows */
const table = ([head = [], ...rows]) =>
  [head, head.map((_, index) => (index ? '--:' : '---')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** What was asked, and the answers. */
function decisions(heading, words, answers, titles) {
  if (!answers.length) return [];
  const goals = answers.some(({ goal }) => goal);
  const rows = answers.map((answer) => [
    titles.get(answer.id),
    nameOf(answer.subject),
    times(answer),
    answer.rounds,
    ...(goals ? [`≤ ${answer.goal.toFixed(2)}`] : []),
    answer.verdict ?? 'not decided',
  ]);
  const head = ['', 'of', 'ratio', 'rounds', ...(goals ? ['goal'] : []), 'verdict'];
  return [`## ${heading}`, words, table([head, ...rows])];
}

/** The measures in tables of those that have the same subjects. */
function sideBySide(measured) {
  if (!measured.length) return [];
  /** @type {Map<string, [string[], any[]]>} */
  const groups = new Map();
  for (const each of measured) {
    const subjects = Object.keys(names).filter((name) => name in each.subjects);
    const group = groups.get(subjects.join()) ?? [subjects, []];
    group[1].push(each);
    groups.set(subjects.join(), group);
  }
  return [
    '## Side by side',
    'Median of the rounds; times the raw listener, with the 95 % confidence interval.',
    ...[...groups.values()].map(([subjects, measures]) =>
      table([
        ['', ...subjects.map(nameOf)],
        ...measures.map(({ title, unit, subjects: by }) => [
          `${title} (${unit})`,
          ...subjects.map((subject) => cell(by[subject], subject)),
        ]),
      ]),
    ),
  ];
}

const cell = ({ median, against }, subject) =>
  subject === 'raw' ? three(median) : `${three(median)}; ${times(against)}`;

function growthTable({ title, axis, unit, series }, index) {
  const heaps = series.raw.some(({ heap }) => heap);
  const subjects = Object.keys(series);
  const rows = series.raw.map(({ x }, place) => [
    x.toLocaleString('en'),
    ...subjects.map((subject) => three(series[subject][place].median)),
    ...(heaps ? subjects.map((subject) => kilobytes(series[subject][place].heap)) : []),
  ]);
  const head = [
    axis,
    ...subjects.map((subject) => `${nameOf(subject)} (${unit})`),
    ...(heaps ? subjects.map((subject) => `${nameOf(subject)}, heap`) : []),
  ];
  return [...(index ? [] : ['## Growth']), `### ${title}`, table([head, ...rows])];
}

function outboxTable(outbox) {
  if (!outbox.length) return [];
  const sizes = outbox.map(({ size }) => `${size.toLocaleString('en')} records`);
  const rows = Object.entries(outboxMeasures).map(([name, title]) => [
    title,
    ...outbox.map(({ figures }, index) => {
      const { median, against } = figures[name];
      return index && name !== 'longest' ? `${three(median)}; ${times(against)}` : three(median);
    }),
  ]);
  return [
    '## Outbox',
    'Median of the rounds, by what waits in the store; times the smallest store, with the 95 % confidence interval.',
    table([['', ...sizes], ...rows]),
  ];
}

function memoryTable(memory, { mounts, heapCalls }) {
  if (!memory.length) return [];
  const difference = (a, b) => {
    const by = ['nodes', 'listeners', 'documents', 'frames'].map((key) => b[key] - a[key]);
    return `${kilobytes(b.heap - a.heap)}; ${by.join(', ')}`;
  };
  const rows = memory.map(({ subject, loaded, idle, used, before, after }) => [
    nameOf(subject),
    ...[loaded, idle, used].map(({ heap }) => kilobytes(heap)),
    difference(before, after),
  ]);
  const calls = `after ${heapCalls.toLocaleString('en')} calls`;
  return [
    '## Memory',
    `The host page's heap, collected. The last column is what ${mounts} mounts and unmounts left behind: heap; nodes, listeners, documents, frames.`,
    table([['', 'code loaded', 'one widget, idle', calls, 'left behind'], ...rows]),
  ];
}

function bytesTable(bytes) {
  if (!bytes.length) return [];
  const rows = bytes.map(({ name, raw, gzip, brotli }) => [
    name,
    ...[raw, gzip, brotli].map(kilobytes),
  ]);
  return ['## Bytes', table([['', 'raw', 'gzip', 'brotli'], ...rows])];
}
