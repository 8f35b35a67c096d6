import { useLayoutEffect, useRef, useState } from 'react';
import { Outlet } from 'react-router';
import type { Call, ZoomPhoneEmbed } from 'zoom-embed-elements';
import { noteFields, phoneContacts } from '../../shared/crm.js';
import { useInBrowser } from './in-browser.js';
import type { Softphone } from './softphone.js';

export function Phone({ src }: { src: string | null }) {
  const inBrowser = useInBrowser();
  const phone = useRef<ZoomPhoneEmbed>(null);
  const [calls, setCalls] = useState<readonly Call[]>([]);
  const [fields, setFields] = useState(noteFields);

  // An object in the tag would need the element to be defined by now: `initConfig={…}` is for then.
  useLayoutEffect(() => {
    if (phone.current) phone.current.initConfig = { enableAutoLog: true };
  }, [inBrowser]);

  return (
    <section aria-label="Phone">
      {inBrowser && (
        <zoom-phone-embed
          ref={phone}
          src={src}
          enable-contact-searching
          onzp-contact-search-event={(event) =>
            event.respondWith(phoneContacts(event.detail.searchString))
          }
          oncalls-change={(event) => setCalls(event.currentTarget.calls)}
        >
          {fields.map(({ name, options = [] }) => (
            <zp-note-field key={name} name={name}>
              {options.map((option) => (
                <option key={option}>{option}</option>
              ))}
            </zp-note-field>
          ))}
        </zoom-phone-embed>
      )}

      <div className="panel">
        <Outlet context={{ phone, fields, setFields } satisfies Softphone} />

        <h3>Calls</h3>
        <ul aria-label="Calls">
          {calls.map((call) => (
            <li key={call.callId}>
              {call.remote.name ?? call.remote.number} <small>{call.state}</small>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
