import './prelude.mjs';
import 'zoom-embed-elements/define';
import { mount } from 'svelte';
import { chosen } from './chosen.mjs';

const { default: Example } = await chosen(import.meta.glob('../examples/*/svelte.svelte'));
mount(Example, { target: document.querySelector('#app') });
