/**
 * npm run team:doctor -- [--invitation FILE] [--monitor URL …] [--origin ORIGIN …]
 *
 * Says what is wrong with a team's servers and what to change; the exit code is 1 when something is. Without an address it
 * looks at the nodes of `npm run team:up`. `--origin`: chrome-extension://… or moz-extension://…, where a proxy lets in only some.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { command } from './command.mjs';
import { diagnose } from './diagnose.mjs';
import { readInvitation } from './invitation.mjs';
import { TEAM } from './server.mjs';
import { openTeam } from './team.mjs';

const SIGNS = { good: '✓', wrong: '✗', unknown: '?' };

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read (${error.code}).`);
  }
}

await command(async () => {
  const { values } = parseArgs({
    options: {
      invitation: { type: 'string' },
      monitor: { type: 'string', multiple: true },
      origin: { type: 'string', multiple: true },
    },
  });
  const invitation = values.invitation ? readInvitation(textOf(values.invitation)) : null;
  const monitors = values.monitor ?? (invitation ? [] : openTeam(TEAM).monitors);
  const found = await diagnose({
    monitors,
    invitation,
    ...(values.origin ? { origins: values.origin } : {}),
  });
  for (const { kind, about, says, change } of found)
    console.log(`${SIGNS[kind]} ${about}: ${says}${change ? `\n    → ${change}` : ''}`);
  const count = (kind) => found.filter((one) => one.kind === kind).length;
  console.log(`\n${count('wrong')} wrong, ${count('unknown')} unknown, ${count('good')} good`);
  if (count('wrong') > 0) process.exitCode = 1;
});
