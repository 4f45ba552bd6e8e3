const NEEDED = [22, 14] as const;

/**
 * better-sqlite3 crashes without a message on an older Node. npm scripts run on the Node of `node_modules`, so this
 * speaks up only when somebody starts a script by hand with the machine's own.
 */
export function checkNode(version: string = process.versions.node): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  throw new Error(
    `Evenkeel needs Node ${NEEDED.join(".")} or newer and this is ${version}. Start it through npm ("npm start"): it brings its own Node.`,
  );
}
