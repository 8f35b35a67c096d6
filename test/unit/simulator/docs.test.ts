import { expect } from '@open-wc/testing';
import { contactCenterScenarios } from '../../../simulator/contact-center/scenarios.js';
import { contactCenterSteps } from '../../../simulator/contact-center/steps.js';
import { ccSwitches } from '../../../simulator/contact-center/switches.js';
import { phoneScenarios } from '../../../simulator/phone/scenarios.js';
import { phoneSteps } from '../../../simulator/phone/steps.js';
import { phoneSwitches } from '../../../simulator/phone/switches.js';
import { commonSteps } from '../../../simulator/shared/common-steps.js';

/** The rows of tables, without what pads them: `| a | b |`. */
const rowsOf = (page: string): string[] =>
  page.split('\n').flatMap((line) => (line.startsWith('|') ? line.replaceAll(/ +/g, ' ') : []));

describe('the documentation of the simulator', () => {
  let page: string;
  let rows: string[];

  before(async () => {
    page = await (await fetch('/docs/simulator.md')).text();
    rows = rowsOf(page);
  });

  for (const [product, table] of Object.entries({ phone: phoneSwitches, cc: ccSwitches })) {
    for (const [name, sentence] of Object.entries(table)) {
      it(`says what the switch ${name} of the ${product} does`, () => {
        expect(rows).to.include(`| \`${name}\` | ${sentence} |`);
      });
    }
  }

  it('names every step in a table', () => {
    const steps = Object.keys({ ...commonSteps, ...phoneSteps, ...contactCenterSteps });
    const named = rows.map((row) => row.split(' | ')[0]).join();
    expect(steps.filter((name) => !named.includes(`\`${name}\``))).to.deep.equal([]);
  });

  it('names every scenario', () => {
    const scenarios = Object.keys({ ...phoneScenarios, ...contactCenterScenarios });
    const missing = scenarios.filter(
      (name) => !page.includes(`\`${name === 'flood' ? 'flood:500' : name}\``),
    );
    expect(missing).to.deep.equal([]);
  });
});
