import { expect } from '@open-wc/testing';
import { ScriptError } from '../../../simulator/shared/script-error.js';
import { StepRunner } from '../../../simulator/shared/step-runner.js';

describe('the step runner', () => {
  let runner: StepRunner;
  let done: unknown[];
  beforeEach(() => {
    done = [];
    runner = new StepRunner(
      {
        do: (what: unknown) => {
          done.push(what);
          runner.noteSent({ type: String(what) });
        },
        fail: (why: string) => {
          throw new Error(why);
        },
        failLate: (why: string) => Promise.resolve().then(() => Promise.reject(new Error(why))),
      },
      {
        twice: () => [{ do: 'a' }, { do: 'b' }],
        count: (to = 1) => Array.from({ length: to }, (_, index) => ({ do: index })),
        broken: () => [{ do: 'a' }, { fail: 'no reason' }],
      },
    );
  });

  const failure = async (script: string | readonly (string | object)[]): Promise<string> => {
    const error: unknown = await runner.run(script).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ScriptError);
    return (error as Error).message;
  };

  it('mixes names of scenarios and steps, and tells of all that was sent', async () => {
    const sent = await runner.run(['count:2', { do: 'x' }, 'twice']);
    expect(done).to.deep.equal([0, 1, 'x', 'a', 'b']);
    expect(sent.map(({ type }) => type)).to.deep.equal(['0', '1', 'x', 'a', 'b']);
  });

  it('names the step that fails, at once or late', async () => {
    expect(await failure([{ do: 1 }, { fail: 'why' }])).to.equal('step 2 (fail): why');
    expect(await failure([{ failLate: 'why' }])).to.equal('step 1 (failLate): why');
    expect(await failure([{ other: 1 }])).to.match(/^step 1: there is no step "other", only do, /);
  });

  it('names the scenario that it is in', async () => {
    expect(await failure('broken')).to.equal('broken, step 2 (fail): no reason');
    expect(await failure([{ do: 1 }, 'broken'])).to.equal(
      'step 2: broken, step 2 (fail): no reason',
    );
    expect(await failure([{ do: 1 }, 'brokn'])).to.match(/^step 2: there is no scenario "brokn"/);
  });

  it('stops a script at its failure, and does the next one', async () => {
    const first = failure([{ fail: 'why' }, { do: 'never' }]);
    const second = runner.run([{ do: 'next' }]);
    await Promise.all([first, second]);
    expect(done).to.deep.equal(['next']);
  });
});
