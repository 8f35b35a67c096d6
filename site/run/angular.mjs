import './prelude.mjs';
import 'zoom-embed-elements/define';
// The examples are compiled in the browser: an application compiles its templates when it is built.
import '@angular/compiler';
import { bootstrapApplication } from '@angular/platform-browser';
import { chosen } from './chosen.mjs';

const { Example } = await chosen(import.meta.glob('../examples/*/angular.ts'));
document.querySelector('#app').append(document.createElement('app-example'));
await bootstrapApplication(Example);
