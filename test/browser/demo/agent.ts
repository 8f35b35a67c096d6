import { expect } from '@open-wc/testing';
import type { Engagement, SimulatedContactCenter, Simulator } from '../../../simulator/client.js';
import { DemoPage } from './demo-page.js';

/** Were any of it to run, the page around the demo would know. */
export const ATTACK =
  '<img src="x:" onerror="parent.attacked = true"><script>parent.attacked = true</script>';

/** The agent page and the simulator in it. */
export class AgentPage extends DemoPage {
  simulator!: Simulator<SimulatedContactCenter>;

  static async open(): Promise<AgentPage> {
    const page = new AgentPage();
    await page.show('agent.html');
    page.simulator = await page.connect<SimulatedContactCenter>('zoom-cc-embed');
    await page.reads(await page.get('region', 'Simulator'), 'Connected');
    return page;
  }

  /** The item of an engagement that is in a state. */
  engagement(name: string, state: string): Promise<HTMLElement> {
    return this.get('listitem', `${name}, ${state}`);
  }

  /** What the simulator got as the next message of a type; nothing of it may be wrong. */
  async sent(type: string): Promise<any> {
    const { message, problems } = await this.simulator.nextReceived(type);
    expect(problems).to.deep.equal([]);
    return message.data;
  }

  /** The newest engagement as the simulator has it. */
  async simulated(): Promise<Engagement> {
    return (await this.simulator.state()).engagements[0]!;
  }

  /** Waits until the list of commands tells what became of one. */
  async outcome(text: string): Promise<void> {
    await this.reads(await this.get('region', 'Commands'), text);
  }

  async accept(name: string): Promise<HTMLElement> {
    await this.press('Accept', await this.engagement(name, 'Ringing'));
    await this.sent('zcc-accept-engagement');
    return this.engagement(name, 'Active');
  }

  /** Ends the conversation, and goes through wrap-up to its end. */
  async finish(name: string, note: string): Promise<HTMLElement> {
    await this.press('End', await this.engagement(name, 'Active'));
    await this.sent('zcc-terminate-engagement');
    const item = await this.engagement(name, 'Wrap-up');
    await this.choose('Disposition', 'Follow-up › Send a quote', item);
    await this.press('Set', item);
    const { dispositionId } = await this.sent('zcc-set-engagement-disposition');
    expect(dispositionId).to.equal('disp-6');
    await this.fill('Note', note, item);
    await this.press('Close wrap-up', item);
    expect(await this.sent('zcc-close-engagement-wrapup')).to.include({ note });
    const ended = await this.engagement(name, 'Ended');
    await this.reads(ended, 'Disposition Send a quote');
    await this.reads(ended, `Note ${note}`);
    expect(await this.simulated()).to.include({ state: 'closed' });
    return ended;
  }
}
