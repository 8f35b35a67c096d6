import { createSignal, For } from 'solid-js';
import { SmartEmbedError, type Call, type ZoomPhoneEmbed } from 'zoom-embed-elements';
import { noteFields, phoneContacts } from '../../shared/crm.js';

export function Phone(props: { src: string | null }) {
  let phone!: ZoomPhoneEmbed;
  const [calls, setCalls] = createSignal<readonly Call[]>([]);
  const [fields, setFields] = createSignal(noteFields);
  const [number, setNumber] = createSignal('+16505551234');
  const [newField, setNewField] = createSignal('');
  const [result, setResult] = createSignal('');

  async function dial(event: SubmitEvent) {
    event.preventDefault();
    try {
      await phone.makeCall(number());
      setResult(`Dialling ${number()}`);
    } catch (error) {
      setResult(error instanceof SmartEmbedError ? error.message : String(error));
    }
  }

  function addField(event: SubmitEvent) {
    event.preventDefault();
    setFields([...fields(), { name: newField() }]);
    setNewField('');
  }

  return (
    <section aria-label="Phone">
      <zoom-phone-embed
        ref={phone}
        attr:src={props.src}
        attr:enable-contact-searching=""
        prop:initConfig={{ enableAutoLog: true }}
        on:zp-contact-search-event={(event) =>
          event.respondWith(phoneContacts(event.detail.searchString))
        }
        on:calls-change={(event) => setCalls(event.currentTarget.calls)}
      >
        <For each={fields()}>
          {({ name, options = [] }) => (
            <zp-note-field attr:name={name}>
              <For each={options}>{(option) => <option>{option}</option>}</For>
            </zp-note-field>
          )}
        </For>
      </zoom-phone-embed>

      <div class="panel">
        <h2>Phone</h2>
        <form onSubmit={dial}>
          <label>
            Number{' '}
            <input
              type="tel"
              value={number()}
              onInput={(event) => setNumber(event.currentTarget.value)}
            />
          </label>
          <button>Call</button>
        </form>
        <output>{result()}</output>

        <h3>Calls</h3>
        <ul aria-label="Calls">
          <For each={calls()}>
            {(call) => (
              <li>
                {call.remote.name ?? call.remote.number} <small>{call.state}</small>
              </li>
            )}
          </For>
        </ul>

        <h3>Note page</h3>
        <ul aria-label="Note fields">
          <For each={fields()}>
            {({ name }) => (
              <li>
                {name}
                <button
                  aria-label={`Remove ${name}`}
                  onClick={() => setFields(fields().filter((field) => field.name !== name))}
                >
                  Remove
                </button>
              </li>
            )}
          </For>
        </ul>
        <form onSubmit={addField}>
          <label>
            New field{' '}
            <input
              required
              value={newField()}
              onInput={(event) => setNewField(event.currentTarget.value)}
            />
          </label>
          <button>Add field</button>
        </form>
      </div>
    </section>
  );
}
