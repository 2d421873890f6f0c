// `node .tools/complete-lock.mjs`, after every `npm install`: a registry mirror that lacks a package's binary for some platform makes npm
// leave it out of the lock file without a word, and `npm ci` then refuses the lock file on every machine. The
// entries are written here from what the parent package declares; no machine but the one they are for fetches them.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const file = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));

const OS = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openharmony', 'sunos', 'aix'];
const CPU = ['arm64', 'x64', 'ia32', 'riscv64', 'ppc64', 's390x', 'loong64', 'mips64el', 'arm'];

const platformOf = (name) => {
  const words = name.split('/').pop().split(/[-.]/);
  const os = OS.find((each) => words.includes(each));
  const cpu = CPU.find((each) => words.includes(each));
  if (!os || !cpu) return null;
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : null;
  return { os: [os], cpu: [cpu], ...(os === 'linux' && libc ? { libc: [libc] } : {}) };
};

const isThere = (owner, name) => {
  for (let place = owner; ; place = place.slice(0, place.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    const candidate = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`;
    if (lock.packages[candidate]) return true;
    if (place === '') return false;
  }
};

const added = [];
for (const [owner, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = platformOf(name);
    if (isThere(owner, name) || !platform || !/^\d/.test(range)) continue;
    const { dev, license } = entry;
    lock.packages[`node_modules/${name}`] = {
      version: range,
      cpu: platform.cpu,
      ...(dev ? { dev } : {}),
      ...(platform.libc ? { libc: platform.libc } : {}),
      ...(license ? { license } : {}),
      optional: true,
      os: platform.os,
    };
    added.push(`${name}@${range}`);
  }
}
const [root, ...others] = Object.keys(lock.packages);
lock.packages = Object.fromEntries(
  [root, ...others.sort((a, b) => (a < b ? -1 : 1))].map((key) => [key, lock.packages[key]]),
);
writeFileSync(file, JSON.stringify(lock, null, 2) + '\n');
console.log(added.length > 0 ? `added:\n${added.join('\n')}` : 'nothing was missing');
