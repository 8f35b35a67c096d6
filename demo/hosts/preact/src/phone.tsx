import type { TargetedSubmitEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SmartEmbedError, type Call, type ZoomPhoneEmbed } from 'zoom-embed-elements';
import { noteFields, phoneContacts } from '../../shared/crm.js';

export function Phone({ src }: { src: string | null }) {
  const phone = useRef<ZoomPhoneEmbed>(null);
  const [calls, setCalls] = useState<readonly Call[]>([]);
  const [fields, setFields] = useState(noteFields);
  const [result, setResult] = useState('');

  // In the tag, Preact would set no object on an element that a server rendered, or that is not defined yet.
  useLayoutEffect(() => {
    if (phone.current) phone.current.initConfig = { enableAutoLog: true };
  }, []);

  async function dial(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const number = String(new FormData(event.currentTarget).get('number'));
    try {
      await phone.current?.makeCall(number);
      setResult(`Dialling ${number}`);
    } catch (error) {
      setResult(error instanceof SmartEmbedError ? error.message : String(error));
    }
  }

  function addField(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name'));
    setFields([...fields, { name }]);
    event.currentTarget.reset();
  }

  return (
    <section aria-label="Phone">
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

      <div class="panel">
        <h2>Phone</h2>
        <form onSubmit={dial}>
          <label>
            Number <input name="number" type="tel" defaultValue="+16505551234" />
          </label>
          <button>Call</button>
        </form>
        <output>{result}</output>

        <h3>Calls</h3>
        <ul aria-label="Calls">
          {calls.map((call) => (
            <li key={call.callId}>
              {call.remote.name ?? call.remote.number} <small>{call.state}</small>
            </li>
          ))}
        </ul>

        <h3>Note page</h3>
        <ul aria-label="Note fields">
          {fields.map(({ name }) => (
            <li key={name}>
              {name}
              <button
                aria-label={`Remove ${name}`}
                onClick={() => setFields(fields.filter((field) => field.name !== name))}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
        <form onSubmit={addField}>
          <label>
            New field <input name="name" required />
          </label>
          <button>Add field</button>
        </form>
      </div>
    </section>
  );
}
