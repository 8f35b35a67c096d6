import { useRef, useState } from 'react';
import type { Engagement, ZoomCcEmbed } from 'zoom-embed-elements';

export function Example() {
  const contactCenter = useRef<ZoomCcEmbed>(null);
  const [engagement, setEngagement] = useState<Engagement>();
  return (
    <>
      <button
        disabled={engagement?.state !== 'ringing'}
        onClick={() => contactCenter.current!.acceptEngagement(engagement!)}
      >
        Accept
      </button>
      {engagement && (
        <output>
          {engagement.channel}: {engagement.state}
        </output>
      )}
      <zoom-cc-embed
        ref={contactCenter}
        onengagements-change={({ detail }) => setEngagement(detail.engagement)}
      />
    </>
  );
}
