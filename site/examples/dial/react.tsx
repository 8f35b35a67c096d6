import { useRef, useState } from 'react';
import type { ZoomPhoneEmbed } from 'zoom-embed-elements';

export function Example() {
  const phone = useRef<ZoomPhoneEmbed>(null);
  const [text, setText] = useState('Ready.');

  async function dial() {
    try {
      const call = await phone.current!.dial('+12025550123');
      setText(`Call ${call.callId}: ${call.state}`);
    } catch (error) {
      setText(String(error));
    }
  }

  return (
    <>
      <button onClick={dial}>Call +1 202 555 0123</button>
      <output>{text}</output>
      <zoom-phone-embed ref={phone} />
    </>
  );
}
