// What the library weighs: `npm test` builds first.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { byVite } from '../../scripts/bundlers.mjs';
import {
  CEILINGS,
  dist,
  ENTRY_CEILINGS,
  entrySizes,
  ownSizes,
  SPREAD,
} from '../../scripts/size.mjs';

const sizes = await ownSizes();
const entries = await entrySizes();

/** @param {number} gzip @param {number} ceiling */
function holds(gzip, ceiling) {
  assert(gzip <= ceiling, `${gzip} is more: see the head of scripts/size.mjs`);
  // A measurement that misses the code would pass for a triumph.
  assert(gzip > ceiling * 0.5, `${gzip} is far below: lower the ceiling`);
}

describe('the library, in bytes of gzip', () => {
  for (const [name, ceiling] of Object.entries(CEILINGS)) {
    test(`${name}: at most ${ceiling.toLocaleString('en')}`, () => {
      const size = sizes.find((each) => each.name === name);
      assert(size, 'was not measured');
      holds(size.gzip, ceiling);
    });
  }
});

for (const [entry, ceiling] of Object.entries(ENTRY_CEILINGS)) {
  describe(`the entry ${entry}`, () => {
    const by = entries[entry] ?? {};
    for (const [bundler, gzip] of Object.entries(by)) {
      test(`by ${bundler}: at most ${ceiling.toLocaleString('en')}`, () => holds(gzip, ceiling));
    }

    test(`is much the same by each: within ${SPREAD.toFixed(2)}`, () => {
      const all = Object.values(by);
      assert.equal(all.length, 4);
      assert(Math.max(...all) <= SPREAD * Math.min(...all), JSON.stringify(by));
    });
  });
}

describe('a product alone', () => {
  const messages = { 'zoom-phone-embed': 'zp-make-call', 'zoom-cc-embed': 'zcc-accept-engagement' };
  for (const tag of Object.keys(messages)) {
    test(`${tag} brings nothing of the other, and no control`, async () => {
      const code = await byVite(`import ${dist(`define/${tag}.js`)};`);
      for (const [product, message] of Object.entries(messages)) {
        assert.equal(code.includes(message), product === tag, message);
      }
      for (const one of ['zoom-call-button', 'before-dial', '--zoom-embed-']) {
        assert(!code.includes(one), one);
      }
    });
  }
});
