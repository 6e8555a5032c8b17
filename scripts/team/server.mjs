/**
 * Finds the program that a team's ledger runs on, nats-server. In order: an environment variable, one that was fetched
 * before, an installed one that is new enough, and then Debian's packages: read through a package root of our own, so
 * that nothing of the system is changed, and unpacked into `.team/server`.
 */
import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const VARIABLE = 'THREADKEEPER_NATS_SERVER';
const TOP = path.resolve(import.meta.dirname, '../..');
/** What is fetched, and the state of `npm run team:up`: not in the repository. */
export const TEAM = path.join(TOP, '.team');
const FETCHED = path.join(TEAM, 'server/nats-server');
/** Newest first; all of them run on Debian 12 and newer. */
const SUITES = ['sid', 'trixie', 'bookworm'];
/** Before it, a server could lose what it had acknowledged (advisories 2026-16 and 2026-18). */
export const LEAST_VERSION = '2.12.7';
/** The exit code of a command that found no server and could fetch none. */
export const NO_SERVER = 3;

/** There is no server, and none can be had; the message says what to do. */
export class NoServer extends Error {
  name = 'NoServer';
}

/** Whether a version is at least another: both `1.2.3`, anything behind a hyphen is not looked at. */
export function atLeast(version, least) {
  const [a, b] = [version, least].map((one) => one.replace(/^v/, '').split('-')[0].split('.').map(Number));
  for (const [at, number] of b.entries()) if ((a[at] ?? 0) !== number) return (a[at] ?? 0) > number;
  return true;
}

/** The version of a program, such as `2.15.1`. */
export function versionOf(program) {
  const said = execFileSync(program, ['--version'], { encoding: 'utf8' });
  const version = /v?(\d+\.\d+\.\d+)/.exec(said)?.[1];
  if (!version) throw new Error(`${program} does not say its version: ${said.trim()}`);
  return version;
}

function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter))
    if (folder && existsSync(path.join(folder, name))) return path.join(folder, name);
  return null;
}

/** The address that this system's own packages come from, so that none is named here; null where there is none. */
async function debianAddress(apt) {
  const { stdout } = await run(apt, [
    'indextargets',
    '--format',
    '$(REPO_URI) $(CODENAME)',
    'Created-By: Packages',
  ]);
  const main = stdout.split('\n').find((line) => SUITES.includes(line.split(' ')[1] ?? ''));
  return main?.split(' ')[0] ?? null;
}

/** Fetches and unpacks nats-server of one suite into `folder`. */
async function fetchFrom(apt, address, suite, folder) {
  for (const sub of ['state/lists/partial', 'cache/archives/partial', 'deb'])
    mkdirSync(path.join(folder, sub), { recursive: true });
  const sources = path.join(folder, 'sources.list');
  writeFileSync(sources, `deb ${address} ${suite} main\n`);
  const status = path.join(folder, 'status');
  writeFileSync(status, '');
  const ours = Object.entries({
    'Dir::Etc::sourcelist': sources,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State': path.join(folder, 'state'),
    'Dir::State::status': status,
    'Dir::Cache': path.join(folder, 'cache'),
    // Only a list of packages is read here: no translations, no contents, and not as another user, who may not see our folder.
    'Acquire::Languages': 'none',
    'APT::Sandbox::User': '',
  }).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  const cwd = path.join(folder, 'deb');
  await run(apt, [...ours, '-qq', '-o', 'APT::Update::Error-Mode=any', 'update'], { cwd });
  await run(apt, [...ours, '-qq', 'download', 'nats-server'], { cwd });
  const deb = readdirSync(cwd).find((file) => file.endsWith('.deb'));
  if (!deb) throw new Error(`${suite} has no nats-server`);
  await run('dpkg-deb', ['-x', deb, 'unpacked'], { cwd });
  const program = ['usr/sbin/nats-server', 'usr/bin/nats-server']
    .map((file) => path.join(cwd, 'unpacked', file))
    .find((file) => existsSync(file));
  if (!program) throw new Error(`${deb} has no program nats-server`);
  chmodSync(program, 0o755);
  versionOf(program); // it runs here, or another suite's is tried
  return program;
}

const HOW = `Install nats-server ${LEAST_VERSION} or newer, or set ${VARIABLE} to its program.`;

async function fetchServer() {
  if (process.env.THREADKEEPER_NO_INSTALL)
    throw new NoServer(`No nats-server was found, and THREADKEEPER_NO_INSTALL forbids to fetch one. ${HOW}`);
  const apt = onPath('apt-get');
  const address = apt && onPath('dpkg-deb') ? await debianAddress(apt) : null;
  if (!address)
    throw new NoServer(
      `No nats-server was found, and here are no packages of Debian's to fetch it from. ${HOW}`,
    );
  console.error(
    "Fetching nats-server from Debian's packages into .team/server (THREADKEEPER_NO_INSTALL=1 forbids it).",
  );
  mkdirSync(path.dirname(FETCHED), { recursive: true });
  const reasons = [];
  for (const suite of SUITES) {
    const folder = mkdtempSync(path.join(TEAM, 'fetching-'));
    try {
      const program = await fetchFrom(apt, address, suite, folder);
      renameSync(program, FETCHED); // at once: another process finds all of it or nothing
      return FETCHED;
    } catch (error) {
      reasons.push(
        `${suite}: ${String(error.stderr || error.message)
          .trim()
          .split('\n')
          .at(-1)}`,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  throw new NoServer(`No nats-server was found, and none could be fetched (${reasons.join('; ')}). ${HOW}`);
}

/**
 * The path of a nats-server, fetched when there is none; throws `NoServer` when none can be had. An installed one that is
 * too old for production is taken last, for trying.
 */
export async function serverProgram() {
  const named = process.env[VARIABLE];
  if (named) {
    if (!existsSync(named)) throw new NoServer(`${VARIABLE} names ${named}, which does not exist.`);
    return named;
  }
  if (existsSync(FETCHED)) return FETCHED;
  const installed = onPath('nats-server');
  if (installed && atLeast(versionOf(installed), LEAST_VERSION)) return installed;
  try {
    return await fetchServer();
  } catch (error) {
    if (installed && error instanceof NoServer) return installed;
    throw error;
  }
}
