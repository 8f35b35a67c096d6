// What the CDN files hold: every element registered, and what the package's root exports.
import '../src/define.js';
export * from '../src/index.js';
