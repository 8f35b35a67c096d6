// The plot: every ratio to the raw listener, and how costs grow.
import { names } from './names.mjs';

const WIDTH = 960;
const MARGIN = 24;
const LABELS = 330;
const VERDICTS = 104;
const ROW = 30;
const HEAD = 134;
/** The ratios that the axis shows; what lies beyond sits at its end. */
const [LEAST, MOST] = [0.25, 4];
const TICKS = [0.25, 0.5, 1, 2, 4];
const PANEL = { width: 430, height: 190, gap: 52, below: 112 };

const style = `
  svg { color-scheme: light dark; font: 13px system-ui, sans-serif; }
  .page { fill: #ffffff; } text { fill: #1f2430; } .soft { fill: #5a6272; }
  .title { font-size: 17px; font-weight: 600; } .head { font-weight: 600; }
  .grid { stroke: #d9dde5; } .one { stroke: #5a6272; } .goal { stroke: #b3261e; stroke-width: 2; }
  .line { fill: none; stroke-width: 2; }
  .raw { --ink: #5a6272; } .raw-script { --ink: #5a6272; }
  .library, .module { --ink: #0b5cad; } .library-full, .classic { --ink: #7b3fb5; } .before { --ink: #00707c; }
  .adopted { --ink: #5f6b00; } .penpal { --ink: #a85700; } .streams { --ink: #0a7a53; }
  .mark { fill: var(--ink); stroke: var(--ink); } .whisker, .line { stroke: var(--ink); }
  @media (prefers-color-scheme: dark) {
    .page { fill: #14171d; } text { fill: #e8ebf1; } .soft { fill: #a4adbc; }
    .grid { stroke: #313742; } .one { stroke: #a4adbc; } .goal { stroke: #ff8a80; }
    .raw, .raw-script { --ink: #a4adbc; } .library, .module { --ink: #6cb2ff; }
    .library-full, .classic { --ink: #c79bff; } .before { --ink: #5cd0dd; }
    .adopted { --ink: #c5d35f; } .penpal { --ink: #ffb266; } .streams { --ink: #5fd3a6; }
  }`;

/** A mark of its own for each subject, so that none depends on its color alone. */
export const marks = {
  raw: (x, y) => `<circle cx="${x}" cy="${y}" r="4"/>`,
  'raw-script': (x, y) => `<circle cx="${x}" cy="${y}" r="4"/>`,
  library: (x, y) => `<rect x="${x - 4}" y="${y - 4}" width="8" height="8"/>`,
  module: (x, y) => `<rect x="${x - 4}" y="${y - 4}" width="8" height="8"/>`,
  before: (x, y) => `<path d="M${x - 5} ${y - 5}l10 10m0-10l-10 10" stroke-width="2"/>`,
  'library-full': (x, y) => `<path d="M${x} ${y - 5}l5 5-5 5-5-5z"/>`,
  classic: (x, y) => `<path d="M${x} ${y - 5}l5 5-5 5-5-5z"/>`,
  adopted: (x, y) => `<path d="M${x - 5} ${y}h10m-5-5v10" stroke-width="3"/>`,
  penpal: (x, y) => `<path d="M${x} ${y - 5}l5 9h-10z"/>`,
  streams: (x, y) => `<path d="M${x} ${y + 5}l5-9h-10z"/>`,
};

const mark = (subject, x, y) => `<g class="mark ${subject}">${marks[subject](x, y)}</g>`;
const text = (x, y, words, attributes = '') =>
  `<text x="${x}" y="${y}" ${attributes}>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;
const line = (x1, y1, x2, y2, kind) =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" class="${kind}"/>`;
const to1 = (/** @type {number} */ value) => Number(value.toFixed(1));

/** @param {any} results @returns {string} */
export function drawPlot({ measured, answers, growth }) {
  const ratios = drawRatios(measured, answers);
  const top = measured.length ? HEAD + measured.length * ROW + 56 : MARGIN;
  const panels = growth.map((each, index) => {
    const x = MARGIN + (index % 2) * (PANEL.width + PANEL.gap);
    const y = top + 40 + Math.floor(index / 2) * (PANEL.height + PANEL.below);
    return drawGrowth(each, x, y);
  });
  const height = top + Math.ceil(growth.length / 2) * (PANEL.height + PANEL.below) + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="t">
<title id="t">Ratios to a hand-written listener, and growth</title>
<style>${style}</style>
<rect class="page" width="${WIDTH}" height="${height}"/>
${[...ratios, ...panels.flat()].join('\n')}
</svg>
`;
}

function drawRatios(measured, answers) {
  if (!measured.length) return [];
  const left = MARGIN + LABELS;
  const right = WIDTH - MARGIN - VERDICTS;
  const bottom = HEAD + measured.length * ROW;
  const at = (/** @type {number} */ ratio) => {
    const inside = Math.min(MOST, Math.max(LEAST, ratio));
    return to1(left + (Math.log(inside / LEAST) / Math.log(MOST / LEAST)) * (right - left));
  };
  const there = new Set(measured.flatMap(({ subjects }) => Object.keys(subjects)));
  there.delete('raw');
  const out = [
    text(MARGIN, 32, 'Times the hand-written listener: less is better', 'class="title"'),
    text(
      MARGIN,
      52,
      'With 95 % confidence intervals; the red bar is the goal. Logarithmic.',
      'class="soft"',
    ),
    ...legend([...there], MARGIN, 76),
  ];
  for (const tick of TICKS) {
    out.push(line(at(tick), HEAD - 6, at(tick), bottom, tick === 1 ? 'one' : 'grid'));
    out.push(text(at(tick), bottom + 18, `${tick} ×`, 'text-anchor="middle" class="soft"'));
  }
  measured.forEach(({ id, title, goal, subjects }, index) => {
    const y = HEAD + index * ROW + ROW / 2;
    out.push(line(MARGIN, y + ROW / 2, WIDTH - MARGIN, y + ROW / 2, 'grid'));
    out.push(text(left - 12, y + 4, title, 'text-anchor="end"'));
    if (goal) {
      const judged = answers.filter((each) => each.goal && each.id === id);
      out.push(line(at(goal), y - 12, at(goal), y + 12, 'goal'));
      out.push(text(right + 16, y + 4, verdicts(judged)));
    }
    const shown = Object.entries(subjects).filter(([subject]) => subject !== 'raw');
    shown.forEach(([subject, { against }], place) => {
      const height = to1(y + (place - (shown.length - 1) / 2) * 6);
      out.push(line(at(against.low), height, at(against.high), height, `whisker ${subject}`));
      out.push(mark(subject, at(against.ratio), height));
    });
  });
  return out;
}

/** What all of the subjects that have the goal came to. */
function verdicts(answers) {
  return [...new Set(answers.map(({ verdict }) => verdict ?? 'not decided'))].join(', ');
}

function legend(subjects, x, y) {
  const order = Object.keys(names).filter((name) => subjects.includes(name));
  const start = x;
  return order.map((subject) => {
    const words = names[subject] ?? subject;
    const width = 32 + words.length * 6.6;
    if (x + width > WIDTH) [x, y] = [start, y + 20];
    const item = mark(subject, x + 5, y - 4) + text(x + 16, y, words);
    x += width;
    return item;
  });
}

function drawGrowth({ title, axis, unit, series }, left, top) {
  const { width, height } = PANEL;
  const start = left + 40;
  const all = Object.values(series).flat();
  const most = Math.max(...all.map(({ q3 }) => q3)) * 1.1;
  const xs = series.raw.map(({ x }) => x);
  const [first, last] = [xs[0], xs.at(-1)];
  const atX = (value) =>
    to1(start + (Math.log(value / first) / Math.log(last / first)) * (left + width - start - 20));
  const atY = (value) => to1(top + height - (value / most) * height);
  const step = niceStep(most / 4);
  const out = [
    text(left, top - 30, title, 'class="head"'),
    text(left, top - 12, unit, 'class="soft"'),
  ];
  for (let tick = 0; tick <= most; tick += step) {
    out.push(line(start, atY(tick), left + width, atY(tick), 'grid'));
    out.push(text(start - 6, atY(tick) + 4, String(tick), 'text-anchor="end" class="soft"'));
  }
  for (const x of xs) {
    const words = x.toLocaleString('en');
    out.push(text(atX(x), top + height + 18, words, 'text-anchor="middle" class="soft"'));
  }
  out.push(text(left + width, top + height + 36, axis, 'text-anchor="end" class="soft"'));
  for (const [subject, points] of Object.entries(series)) {
    const path = points.map(({ x, median }) => `${atX(x)},${atY(median)}`).join(' ');
    out.push(`<polyline points="${path}" class="line ${subject}"/>`);
    for (const { x, median, q1, q3 } of points) {
      out.push(line(atX(x), atY(q1), atX(x), atY(q3), `whisker ${subject}`));
      out.push(mark(subject, atX(x), atY(median)));
    }
  }
  out.push(...legend(Object.keys(series), start, top + height + 36));
  return out;
}

/** A step of 1, 2 or 5 times a power of ten. @param {number} least */
function niceStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((each) => each * power >= least) ?? 10) * power;
}
