import { createSignal, For, Show } from 'solid-js';
import type { AgentStatus, Engagement, ZoomCcEmbed } from 'zoom-embed-elements';
import { findCustomers } from '../../shared/crm.js';

export function ContactCenter(props: { src: string | null }) {
  let contactCenter!: ZoomCcEmbed;
  const [engagements, setEngagements] = createSignal<readonly Engagement[]>([]);
  const [agent, setAgent] = createSignal<AgentStatus>();

  return (
    <section aria-label="Contact center">
      <zoom-cc-embed
        ref={contactCenter}
        attr:src={props.src}
        attr:screen-pop-event="ANSWER"
        attr:fixed-size=""
        on:zcc-incomingPhone-request={(event) =>
          event.respondWith(findCustomers(event.detail.incomingPhoneNumber))
        }
        on:engagements-change={(event) => setEngagements(event.currentTarget.engagements)}
        on:agent-status-change={(event) => setAgent(event.detail.status)}
      />

      <div class="panel">
        <h2>Contact center</h2>
        <output aria-label="Agent status">{agent()?.status}</output>

        <h3>Engagements</h3>
        <ul aria-label="Engagements">
          <For each={engagements()}>
            {(engagement) => (
              <li>
                {engagement.customer.name ?? engagement.customer.number}{' '}
                <small>{engagement.state}</small>
                <Show when={engagement.state === 'ringing'}>
                  <button onClick={() => void contactCenter.acceptEngagement(engagement)}>
                    Accept
                  </button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </div>
    </section>
  );
}
