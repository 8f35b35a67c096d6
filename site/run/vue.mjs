import './prelude.mjs';
import 'zoom-embed-elements/define';
import { createApp } from 'vue';
import { chosen } from './chosen.mjs';

const { default: Example } = await chosen(import.meta.glob('../examples/*/vue.vue'));
createApp(Example).mount('#app');
