import './prelude.mjs';
import 'zoom-embed-elements/define';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { chosen } from './chosen.mjs';

const { Example } = await chosen(import.meta.glob('../examples/*/react.tsx'));
createRoot(document.querySelector('#app')).render(createElement(Example));
