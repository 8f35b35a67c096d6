// Everything in one file, registered: what a plain <script> loads.
export * from './index.js';
import './define.js';
