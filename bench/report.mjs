// The results as JSON, as Markdown tables and as a plot.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { ratio } from './interval.mjs';
import { markdown } from './markdown.mjs';
import { drawPlot } from './plot.mjs';
import { spread } from './statistics.mjs';

/**
 * @param {string} folder
 * @param {{ environment: any } & Awaited<ReturnType<typeof import('./measure.mjs').measure>>} results
 */
export async function writeResults(folder, { measured, answers, growth, outbox, ...rest }) {
  const results = {
    ...rest,
    answers: answers.map((each) => ({ ...each, ...rounded(each) })),
    measured: measured.map(({ samples, ...words }) => ({
      ...words,
      subjects: Object.fromEntries(
        Object.entries(samples).map(([subject, values]) => [
          subject,
          { ...rounded(spread(values)), against: rounded(ratio(values, samples.raw ?? [])) },
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
  if (outbox.length) Object.assign(results, { outbox: outbox.map(spreadOf(outbox[0])) });
  mkdirSync(folder, { recursive: true });
  const write = async (/** @type {string} */ name, /** @type {string} */ text, parser) => {
    const pretty = await format(text, { parser, printWidth: 100 });
    writeFileSync(join(folder, name), pretty);
    return pretty;
  };
  // JSON has no word for an interval that is open at its end: it is null there.
  await write('results.json', JSON.stringify(results), 'json');
  const tables = await write('results.md', markdown(results), 'markdown');
  writeFileSync(join(folder, 'results.svg'), drawPlot(results));
  console.log(tables);
}

/** The figures of an outbox's store, and how they compare with those of the smallest. */
const spreadOf =
  (smallest) =>
  ({ size, rounds }) => ({
    size,
    figures: Object.fromEntries(
      Object.keys(smallest.rounds[0]).map((name) => {
        const [values, base] = [rounds, smallest.rounds].map((all) =>
          all.map((each) => each[name]),
        );
        return [name, { ...rounded(spread(values)), against: rounded(ratio(values, base)) }];
      }),
    ),
  });

/** The numbers, to four digits. @param {object} values */
const rounded = (values) =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => typeof value === 'number')
      .map(([name, value]) => [name, Number(value.toPrecision(4))]),
  );
