import { useRef, useState } from 'react';
import type { AgentStatus, Engagement, ZoomCcEmbed } from 'zoom-embed-elements';
import { findCustomers } from '../../shared/crm.js';
import { useInBrowser } from './in-browser.js';

export function ContactCenter({ src }: { src: string | null }) {
  const inBrowser = useInBrowser();
  const contactCenter = useRef<ZoomCcEmbed>(null);
  const [engagements, setEngagements] = useState<readonly Engagement[]>([]);
  const [agent, setAgent] = useState<AgentStatus>();

  return (
    <section aria-label="Contact center">
      {inBrowser && (
        <zoom-cc-embed
          ref={contactCenter}
          src={src}
          screen-pop-event="ANSWER"
          fixed-size
          onzcc-incomingPhone-request={(event) =>
            event.respondWith(findCustomers(event.detail.incomingPhoneNumber))
          }
          onengagements-change={(event) => setEngagements(event.currentTarget.engagements)}
          onagent-status-change={(event) => setAgent(event.detail.status)}
        />
      )}

      <div className="panel">
        <h2>Contact center</h2>
        <output aria-label="Agent status">{agent?.status}</output>

        <h3>Engagements</h3>
        <ul aria-label="Engagements">
          {engagements.map((engagement) => (
            <li key={engagement.engagementId}>
              {engagement.customer.name ?? engagement.customer.number}{' '}
              <small>{engagement.state}</small>
              {engagement.state === 'ringing' && (
                <button onClick={() => contactCenter.current?.acceptEngagement(engagement)}>
                  Accept
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
