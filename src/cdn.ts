// Everything in one file, registered: what a plain <script> loads.
export * from './index.js';
export * from './outbox.js';
import './define.js';
