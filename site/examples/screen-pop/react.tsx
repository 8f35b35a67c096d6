import { useState } from 'react';

export function Example() {
  const [text, setText] = useState('Nobody has called yet.');
  return (
    <>
      <output>{text}</output>
      <zoom-phone-embed
        oncalls-change={({ detail: { call } }) => setText(`${call.remote.number} is ${call.state}`)}
      />
    </>
  );
}
