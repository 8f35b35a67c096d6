import { expect } from '@open-wc/testing';
import { failureText } from '../../src/controls/shared/failure.js';
import { SmartEmbedError } from '../../src/index.js';

describe('why a command failed, in words for agents', () => {
  const localize = { word: (key: string, ...values: string[]) => [key, ...values].join(' ') };
  const textOf = (error: unknown) => failureText(localize as never, error);

  it('has none of the words for developers', () => {
    const error = new SmartEmbedError('invalid-input', 'zcc-x: destination: must not be empty');
    expect(textOf(error)).to.equal('notSent');
    expect(textOf(new SmartEmbedError('aborted', 'the signal'))).to.equal('notSent');
  });

  it('has the widget’s own words where that refused, and those of errors that are none of ours', () => {
    const cause = { message: 'no such queue' };
    expect(textOf(new SmartEmbedError('widget-error', 'code 7', { cause }))).to.equal(
      'refused no such queue',
    );
    expect(textOf(new Error('broken'))).to.equal('failed broken');
    expect(textOf(new SmartEmbedError('timeout', 'late', { sent: true }))).to.equal('unconfirmed');
    expect(textOf(new SmartEmbedError('not-ready', 'silent'))).to.equal('notReady');
  });
});
