// node site/build.mjs: the documentation as static pages, in site/dist. `npm run docs:site` builds the library first.
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build as buildRuns } from 'vite';
import { build as buildPages } from 'vitepress';

const here = import.meta.dirname;
const library = join(here, '../dist');
const assets = join(here, 'public');

process.env.NODE_ENV = 'production';
rmSync(assets, { recursive: true, force: true });
mkdirSync(join(assets, 'run'), { recursive: true });

// What the examples run on: the simulator and the CDN's script, from this site and no other.
cpSync(join(library, 'simulator'), join(assets, 'run/simulator'), {
  recursive: true,
  filter: (path) => !/\.d\.ts$|\.map$|(server|playwright)\.js$/.test(path),
});
cpSync(join(library, 'cdn/zoom-embed-elements.js'), join(assets, 'run/cdn/zoom-embed-elements.js'));
await buildRuns({ configFile: join(here, 'run/vite.config.mjs'), logLevel: 'warn' });
await buildPages(here);
console.log(`${readdirSync(join(here, 'dist')).length} entries in site/dist`);
