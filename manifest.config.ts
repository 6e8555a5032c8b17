/** The manifest, in one place; `tests/house/manifest.test.ts` holds the golden copy that a change must be made in, too. */
import type { UserManifest, UserManifestFn } from 'wxt';
import { SENT } from './utils/consent';

// Pins the id of the unpacked Chromium build; the store refuses a key, so `npm run zip` leaves it out.
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAt3s0c6vSzSxIp9wDV1jynwnzbfnbF0KZumP3MHv8eIldQfESTS3XMAGpnUWAsH+UPgC5Z7xHGbOAHAozP7k00ZcgveQXQ6BQxJ7UD2c+NV0lEYHV9qECuzE/v7zCKmXmiq/8zR2WCS9YSGf+pRPBxgiRAfZbu+7IJ1EwmMLn/VyT5d8xlYQJkZ3mWap90iebhivCGEWA+Uv/NyOgXb5GIsFUEwOoUF5+H/cqHbj7hfZdMxT9Z7s8X2KE7WSWxwcI7VDq57rEtQum+RIR7L6BJFOZuIcsuoiBhj4dotUPMtUkobT6n5/SUyJDV9ahWeO+80aRN2mZ1hwJZFRt/MEstQIDAQAB';

/** Set by `npm run zip`. Not a mode of its own: any but "production" makes Vite build for development, with this machine's paths in it. */
export const FOR_STORES = process.env.THREADKEEPER_STORES === '1';

/**
 * No markup is ever parsed from a string: what the panel cannot do, an injected word cannot either. Requests may go to https
 * alone, because hand-offs and the asking of feeds do: the browser lets our pages read an answer only from servers that the user
 * allowed, and only one file of ours asks (entrypoints/background/ask.ts; a test keeps it so). A team's log is spoken to by wss
 * (utils/team/connection.ts, likewise), and without encryption only on this very machine, for trying. The one trusted type names the one
 * script of ours that a worker loads later (entrypoints/background/load-log.ts).
 */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' https: wss: " +
  'ws://127.0.0.1:* ws://localhost:*; ' +
  "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types own-script";

export const manifest: UserManifestFn = ({ browser }): UserManifest => {
  const chromium = browser !== 'firefox';
  return {
    name: 'Threadkeeper',
    description: '__MSG_description__',
    default_locale: 'en',
    incognito: 'not_allowed',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'contextMenus',
      'activeTab',
      'scripting',
      ...(chromium ? ['sidePanel'] : []),
    ],
    optional_permissions: ['notifications', 'downloads', ...(chromium ? ['offscreen'] : [])],
    optional_host_permissions: ['https://*/*'],
    content_security_policy: { extension_pages: CSP },
    action: { default_title: 'Threadkeeper' },
    commands: {
      'log-selection': {
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_commandLogSelection__',
      },
      'next-due': {
        suggested_key: { default: 'Alt+Shift+J' },
        description: '__MSG_commandNextDue__',
      },
      [chromium ? '_execute_action' : '_execute_sidebar_action']: {
        suggested_key: { default: 'Alt+Shift+K' },
        description: '__MSG_commandOpenPanel__',
      },
    },
    ...(chromium
      ? { minimum_chrome_version: '144', ...(FOR_STORES ? {} : { key: KEY }) }
      : {
          browser_specific_settings: {
            gecko: {
              id: 'threadkeeper@threadkeeper.example',
              strict_min_version: '140.0',
              data_collection_permissions: {
                required: ['none'],
                optional: [...new Set(Object.values(SENT).flat())],
              },
            },
          },
        }),
  } as UserManifest;
};
