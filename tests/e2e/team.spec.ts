/** Two managers, each in a browser of their own, share a brand through a real server. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Cluster, startCluster } from '../../scripts/team/cluster.mjs';
import { imitation as x } from '../imitations/x';
import { server } from '../team/server';
import { command, logByMark } from './see-through';
import { expect, test } from './story';

const feed = x.feed(24);
const strict = (body: string) => ({ body, headers: { 'content-security-policy': "default-src 'none'" } });

let dir = '';
let cluster: Cluster;

test.skip(server === null, 'there is no server to be had');

test.beforeAll(async () => {
  if (server === null) return;
  dir = await mkdtemp(path.join(os.tmpdir(), 'threadkeeper-team-'));
  cluster = await startCluster({ dir, nodes: 1 });
  await cluster.createBrand({ id: 'main', name: 'Nimbus' });
});

test.afterAll(async () => {
  await cluster?.stop();
  if (dir) await rm(dir, { recursive: true, force: true });
});

test('quick', async ({ driver }) => {
  driver.tunnel('127.0.0.1', Number(new URL(cluster.servers[0]!).port));
  driver.serve({ [feed.url]: strict(feed.html) });
  const text = JSON.stringify(await cluster.invite({ brand: 'main', user: 'ada' }));
  console.log(await command(driver, { type: 'testInvitation', text }));
  console.log(await command(driver, { type: 'joinTeam', text }));
  const page = await driver.open(feed.url);
  await logByMark(driver, page, 0);
  await new Promise((d) => setTimeout(d, 3000));
  console.log(await driver.readAll('teams'));
  await driver.killBackground();
  await logByMark(driver, page, 1);
  await new Promise((d) => setTimeout(d, 3000));
  console.log(await driver.readAll('teams'));
  expect(await driver.takeErrors()).toEqual([]);
});
