// The results as JSON, as a Markdown table and as a plot.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { names } from './names.mjs';
import { drawPlot } from './plot.mjs';
import { ratio, spread } from './statistics.mjs';

/**
 * @param {string} folder
 * @param {{ environment: any } & Awaited<ReturnType<typeof import('./measure.mjs').measure>>} results
 */
export async function writeResults(folder, { measured, growth, ...rest }) {
  const results = {
    ...rest,
    measured: measured.map(({ samples, ...words }) => ({
      ...words,
      subjects: Object.fromEntries(
        Object.entries(samples).map(([subject, values]) => [
          subject,
          { ...rounded(spread(values)), ratio: rounded(ratio(values, samples.raw ?? [])) },
        ]),
      ),
    })),
    growth: growth.map(({ series, ...words }) => ({
      ...words,
      series: Object.fromEntries(
        Object.entries(series).map(([subject, points]) => [
          subject,
          points.map(({ x, values, heaps }) => ({
            x,
            ...rounded(spread(values)),
            ...(heaps.length && { heap: Math.round(spread(heaps).median) }),
          })),
        ]),
      ),
    })),
  };
  mkdirSync(folder, { recursive: true });
  const write = async (/** @type {string} */ name, /** @type {string} */ text, parser) => {
    const pretty = await format(text, { parser, printWidth: 100 });
    writeFileSync(join(folder, name), pretty);
    return pretty;
  };
  await write('results.json', JSON.stringify(results), 'json');
  const tables = await write('results.md', markdown(results), 'markdown');
  writeFileSync(join(folder, 'results.svg'), drawPlot(results));
  console.log(tables);
}

/** @param {import('./statistics.mjs').Spread} values */
const rounded = (values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Number(value.toPrecision(4))]),
  );

const three = (/** @type {number} */ value) =>
  value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** @param {readonly (readonly string[])[]} rows */
const table = ([head = [], ...rows]) =>
  [head, head.map((_, index) => (index ? '--:' : '---')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

function markdown({ environment, measured, growth, memory, bytes }) {
  const { browser, node, processor, load, counts } = environment;
  const parts = [
    '# Results',
    `Written by \`npm run bench\`; [what is measured and how](../../docs/performance.md). ${browser}, Node ${node}, ${processor}; load of the machine ${load.join(' to ')}. ${counts.rounds} rounds. Each cell: median, and its ratio to the raw listener with the quartiles of the rounds' ratios.`,
  ];
  if (measured.length) parts.push('![Ratios and growth](results.svg)', '## Side by side');
  for (const [subjects, measures] of grouped(measured)) {
    parts.push(
      table([
        ['', ...subjects.map((subject) => names[subject] ?? subject), 'goal'],
        ...measures.map(({ title, unit, goal, subjects: by }) => [
          `${title} (${unit})`,
          ...subjects.map((subject) => cell(by[subject], subject)),
          goal ? `≤ ${goal.toFixed(2)}` : '',
        ]),
      ]),
    );
  }
  if (growth.length) parts.push('## Growth');
  for (const { title, axis, unit, series } of growth) {
    const heaps = series.raw.some(({ heap }) => heap);
    const subjects = Object.keys(series);
    parts.push(
      `### ${title}`,
      table([
        [
          axis,
          ...subjects.map((subject) => `${names[subject] ?? subject} (${unit})`),
          ...(heaps ? subjects.map((subject) => `${names[subject] ?? subject}, heap`) : []),
        ],
        ...series.raw.map(({ x }, index) => [
          x.toLocaleString('en'),
          ...subjects.map((subject) => three(series[subject][index].median)),
          ...(heaps ? subjects.map((subject) => kilobytes(series[subject][index].heap)) : []),
        ]),
      ]),
    );
  }
  if (memory.length) {
    const difference = (a, b) => {
      const by = ['nodes', 'listeners', 'documents', 'frames'].map((key) => b[key] - a[key]);
      return `${kilobytes(b.heap - a.heap)}; ${by.join(', ')}`;
    };
    parts.push(
      '## Memory',
      `The host page's heap, collected. The last column is what ${counts.mounts} mounts and unmounts left behind: heap; nodes, listeners, documents, frames.`,
      table([
        [
          '',
          'code loaded',
          'one widget, idle',
          `after ${counts.heapCalls.toLocaleString('en')} calls`,
          'left behind',
        ],
        ...memory.map(({ subject, loaded, idle, used, before, after }) => [
          names[subject] ?? subject,
          kilobytes(loaded.heap),
          kilobytes(idle.heap),
          kilobytes(used.heap),
          difference(before, after),
        ]),
      ]),
    );
  }
  if (bytes.length) {
    parts.push(
      '## Bytes',
      table([
        ['', 'raw', 'gzip', 'brotli'],
        ...bytes.map(({ name, raw, gzip, brotli }) => [
          name,
          ...[raw, gzip, brotli].map(kilobytes),
        ]),
      ]),
    );
  }
  return parts.join('\n\n');
}

/** The measures in tables of those that have the same subjects. */
function grouped(measured) {
  /** @type {Map<string, [string[], any[]]>} */
  const groups = new Map();
  for (const each of measured) {
    const subjects = Object.keys(names).filter((name) => name in each.subjects);
    const key = subjects.join();
    const group = groups.get(key) ?? [subjects, []];
    group[1].push(each);
    groups.set(key, group);
  }
  return groups.values();
}

function cell({ median, ratio: { median: times, q1, q3 } }, subject) {
  return subject === 'raw'
    ? three(median)
    : `${three(median)}; ${times.toFixed(2)} (${q1.toFixed(2)} to ${q3.toFixed(2)})`;
}
