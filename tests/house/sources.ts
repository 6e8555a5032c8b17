/** Our own files as the tests of the house see them: parsed once, with their imports resolved. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Any node of the tree; what it holds is looked at, never trusted to be there. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

export interface Import {
  /** A path from the root for our own files, with its ending; else the package's name as written. */
  to: string;
  ours: boolean;
  /** Erased when compiled: `import type`, `export type`, `import('…')` in a type. */
  type: boolean;
  /** `import('…')`: fetched when it is asked for. */
  later: boolean;
  names: string[];
  line: number;
}

export interface Source {
  /** From the root, with forward slashes. */
  path: string;
  text: string;
  program: Node;
  imports: Import[];
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** Every node below and including `node`, parents first. */
export function* walk(node: unknown): Generator<Node> {
  if (Array.isArray(node)) for (const one of node) yield* walk(one);
  else if (isNode(node)) {
    yield node;
    for (const child of Object.values(node)) if (typeof child === 'object') yield* walk(child);
  }
}

export const child = (node: Node | undefined, key: string): Node | undefined => {
  const value = node?.[key];
  return isNode(value) ? value : undefined;
};
export const children = (node: Node | undefined, key: string): Node[] => {
  const value = node?.[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
};
/** The name of an identifier (in JSX, too), or the value of a string. */
export const word = (node: Node | undefined): string | undefined => {
  const value = node?.type === 'Literal' ? node.value : node?.name;
  return typeof value === 'string' ? value : undefined;
};

export const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length;
export const where = (source: Source, node: Node) => `${source.path}:${lineOf(source.text, node.start)}`;

/** `known` tells which of our files exist, so that an import without its ending can be told. */
export function parse(path: string, text: string, known: (path: string) => boolean): Source {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const root = program as unknown as Node;
  const imports: Import[] = [];
  for (const node of walk(root)) {
    const kind = node.importKind ?? node.exportKind;
    const from = word(child(node, 'source'));
    if (from === undefined || !/^(Import|Export|TSImportType)/.test(node.type)) continue;
    const ours = from.startsWith('.');
    imports.push({
      to: ours ? resolve(path, from, known) : from,
      ours,
      type: kind === 'type' || node.type === 'TSImportType',
      later: node.type === 'ImportExpression',
      names: children(node, 'specifiers').map(
        (one) => word(child(one, 'imported') ?? child(one, 'local')) ?? '*',
      ),
      line: lineOf(text, node.start),
    });
  }
  return { path, text, program: root, imports };
}

function resolve(path: string, from: string, known: (path: string) => boolean): string {
  const target = posix.join(posix.dirname(path), from);
  return (
    ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => target + end).find((one) => known(one)) ??
    target
  );
}

const HOUSE = ['components', 'entrypoints', 'storage', 'utils'] as const;

function read(): Source[] {
  const paths = HOUSE.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
      posix.join(folder, path.replaceAll('\\', '/')),
    ),
  ).filter((path) => /\.tsx?$/.test(path));
  const known = new Set(paths);
  return paths.sort().map((path) =>
    // Styles and the like are ours, too, but not among the parsed.
    parse(
      path,
      readFileSync(join(ROOT, path), 'utf8'),
      (one) => known.has(one) || (/\.css$/.test(one) && existsSync(join(ROOT, one))),
    ),
  );
}

/** Every TypeScript file of the four rooms. */
export const sources: readonly Source[] = read();

/** Everything that would be in a commit of all: tracked, or new and not ignored. */
export function repositoryFiles(): string[] {
  const { status, stdout, stderr } = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`git could not list the files of the repository: ${stderr}`);
  return [...new Set(stdout.split('\0'))].filter(
    // Not what was deleted and not yet committed, and not a link to a folder.
    (path) => path !== '' && (statSync(join(ROOT, path), { throwIfNoEntry: false })?.isFile() ?? false),
  );
}

export const BUILDS = ['chrome-mv3', 'firefox-mv3'] as const;
export type Build = (typeof BUILDS)[number];

/** Throws one clear sentence where there is no build: these tests must never pass by having nothing to look at. */
export function builtFile(build: Build, path: string): string {
  const file = join(ROOT, '.output', build, path);
  if (!existsSync(file)) {
    throw new Error(
      existsSync(join(ROOT, '.output', build, 'manifest.json'))
        ? `.output/${build} has no ${path}.`
        : `.output/${build} is missing: run "npm run build" first ("npm test" does it by itself).`,
    );
  }
  return readFileSync(file, 'utf8');
}

export function builtFiles(build: Build): string[] {
  builtFile(build, 'manifest.json');
  return readdirSync(join(ROOT, '.output', build), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name))
    .map((path) => path.slice(path.indexOf(`.output/${build}/`) + `.output/${build}/`.length))
    .sort();
}
