const LOWEST = [20, 19];

export function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > LOWEST[0] || (major === LOWEST[0] && minor >= LOWEST[1]);
}

export function requireNewEnoughNode() {
  if (isNewEnough(process.versions.node)) return;
  console.error(`Node.js ${LOWEST.join('.')} or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}
