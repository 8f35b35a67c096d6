import { useState } from 'react';

const people = [
  { displayName: 'Ada Lovelace', number: '+12025550123' },
  { displayName: 'Grace Hopper', number: '+12025550124' },
];

export function Example() {
  const [asked, setAsked] = useState('Nothing was searched yet.');
  return (
    <>
      <output>{asked}</output>
      <zoom-phone-embed
        enable-contact-searching
        onzp-contact-search-event={(event) => {
          const text = event.detail.searchString;
          setAsked(`Asked for “${text}”`);
          event.respondWith(people.filter((one) => one.displayName.toLowerCase().includes(text)));
        }}
      />
    </>
  );
}
