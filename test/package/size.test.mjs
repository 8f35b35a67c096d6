// What the library weighs: `npm test` builds first.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bundled, CEILINGS, dist, ownSizes } from '../../scripts/size.mjs';

const sizes = await ownSizes();

describe('the library, in bytes of gzip', () => {
  for (const [name, ceiling] of Object.entries(CEILINGS)) {
    test(`${name}: at most ${ceiling.toLocaleString('en')}`, () => {
      const size = sizes.find((each) => each.name === name);
      assert(size, 'was not measured');
      assert(size.gzip <= ceiling, `${size.gzip} is more: see the head of scripts/size.mjs`);
      // A measurement that misses the code would pass for a triumph.
      assert(size.gzip > ceiling * 0.5, `${size.gzip} is far below: lower the ceiling`);
    });
  }
});

describe('a product alone', () => {
  const messages = { 'zoom-phone-embed': 'zp-make-call', 'zoom-cc-embed': 'zcc-accept-engagement' };
  for (const tag of Object.keys(messages)) {
    test(`${tag} brings nothing of the other`, async () => {
      const code = await bundled(`import ${dist(`define/${tag}.js`)};`);
      for (const [product, message] of Object.entries(messages)) {
        assert.equal(code.includes(message), product === tag, message);
      }
    });
  }
});
