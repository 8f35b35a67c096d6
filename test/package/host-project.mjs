import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from '../../scripts/pack.mjs';
import { root } from '../../scripts/setup.mjs';

const json = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

/** A package and all that it needs at run time, by name. */
function withDependencies(name, known = new Set()) {
  const file = join(root, 'node_modules', name, 'package.json');
  if (known.has(name) || !existsSync(file)) return known;
  known.add(name);
  for (const each of Object.keys(json(file).dependencies ?? {})) withDependencies(each, known);
  return known;
}

/**
 * A host's project with the packed package in it, and what that depends on at run time: nothing else
 * can be found from there.
 */
export async function createHostProject() {
  const folder = mkdtempSync(join(tmpdir(), 'zoom-embed-elements-host-'));
  const modules = join(folder, 'node_modules');
  const package_ = join(modules, 'zoom-embed-elements');
  const { tarball, files } = await pack(folder);
  mkdirSync(package_, { recursive: true });
  // npm's tarballs hold one folder, `package`. A path with a drive's colon would be a host to tar.
  const args = ['-xzf', tarball.slice(folder.length + 1), '--strip-components=1'];
  execFileSync('tar', [...args, '-C', 'node_modules/zoom-embed-elements'], { cwd: folder });

  const packageJson = json(package_, 'package.json');
  const needed = Object.keys(packageJson.dependencies).flatMap((name) => [
    ...withDependencies(name),
  ]);
  for (const name of new Set(needed)) {
    cpSync(join(root, 'node_modules', name), join(modules, name), { recursive: true });
  }
  return {
    folder,
    package: package_,
    packageJson,
    /** The paths of the published files. */
    files,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * What a host can import, pattern by pattern: the name, and the file behind it. An entry of types
 * alone has none.
 */
export function entriesOf({ packageJson, files }) {
  return Object.entries(packageJson.exports).flatMap(([name, target]) => {
    const path = typeof target === 'string' ? target : target.default;
    if (!path) return [];
    const entry = (middle = '') => ({
      name: name.replace(/^\./, packageJson.name).replace('*', middle),
      file: path.replace('./', '').replace('*', middle),
    });
    if (!path.includes('*')) return [entry()];
    const [start, end] = path.replace('./', '').split('*');
    return files
      .filter((file) => file.startsWith(start) && file.endsWith(end))
      .map((file) => entry(file.slice(start.length, file.length - end.length)));
  });
}
