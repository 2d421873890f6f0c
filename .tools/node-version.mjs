// Offprint needs node:sqlite and TypeScript without a flag. On Linux the right Node comes with `npm ci`; npm
// scripts run on it whatever Node is outside.
const [major, minor] = process.versions.node.split('.').map(Number);

export const nodeIsRecentEnough = major > 22 || (major === 22 && minor >= 18);

export const demandRecentNode = () => {
  if (nodeIsRecentEnough) return;
  console.error(
    `Offprint runs on Node 22.18 or newer; this is Node ${process.versions.node}.\n` +
      'On Linux (x64, arm64) run it through npm after `npm ci`, which brings its own Node.\n' +
      'On macOS and Windows install Node 22.18+ or 24 from your usual source, then run the same command again.',
  );
  process.exit(2);
};
