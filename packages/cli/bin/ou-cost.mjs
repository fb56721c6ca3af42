#!/usr/bin/env node
// The check stands before anything that an older Node.js could not even read.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`ou-cost: needs Node.js 22.18 or newer, and this is ${process.versions.node}\n`);
  process.exitCode = 2;
} else {
  const { main } = await import('../src/main.ts');
  await main(process.argv.slice(2));
}
