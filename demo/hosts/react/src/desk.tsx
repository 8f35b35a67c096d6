import { useState, type SubmitEvent } from 'react';
import { SmartEmbedError } from 'zoom-embed-elements';
import { useSoftphone } from './softphone.js';

export function Desk() {
  const { phone, fields, setFields } = useSoftphone();
  const [result, setResult] = useState('');

  async function dial(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const number = String(new FormData(event.currentTarget).get('number'));
    try {
      await phone.current?.makeCall(number);
      setResult(`Dialling ${number}`);
    } catch (error) {
      setResult(error instanceof SmartEmbedError ? error.message : String(error));
    }
  }

  function addField(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name'));
    setFields([...fields, { name }]);
    event.currentTarget.reset();
  }

  return (
    <>
      <h2>Phone</h2>
      <form onSubmit={dial}>
        <label>
          Number <input name="number" type="tel" defaultValue="+16505551234" />
        </label>
        <button>Call</button>
      </form>
      <output>{result}</output>

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
    </>
  );
}
