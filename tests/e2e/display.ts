/**
 * A screen of its own for stories that need the browser's own window: its keyboard commands and its side panel reach
 * no headless browser and no page. Xvfb and xdotool; Linux only.
 */
import { execFile, spawn, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Display {
  /** What DISPLAY must be: ":99". */
  name: string;
  /** A chord on the keyboard of the screen, in xdotool's words: "alt+shift+l". Goes to the browser, not to a page. */
  press(chord: string): Promise<void>;
  stop(): Promise<void>;
}

/** Why there can be no screen here; null when there can. */
export function noDisplay(): string | null {
  const missing = ['Xvfb', 'xdotool'].filter((program) => spawnSync(program, ['-help']).error);
  return missing.length === 0 ? null : `${missing.join(' and ')} not installed`;
}

export async function startDisplay(): Promise<Display> {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (line) => resolve(String(line).trim()));
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  const name = `:${number}`;
  const env = { ...process.env, DISPLAY: name };
  return {
    name,
    press: async (chord) => {
      // Without a window manager nobody gives the window the keyboard.
      const { stdout } = await run('xdotool', ['search', '--onlyvisible', '--name', '.'], { env });
      const windows = stdout.trim().split('\n');
      for (const id of windows) await run('xdotool', ['windowfocus', id], { env }).catch(() => undefined);
      await run('xdotool', ['key', '--clearmodifiers', chord], { env });
    },
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
    },
  };
}
