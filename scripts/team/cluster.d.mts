import type { JetStreamManager } from '@nats-io/jetstream';
import type { ConnectionOptions, NatsConnection } from '@nats-io/nats-core';
import type { Invitation, Role } from './invitation.mjs';

export interface Settings {
  tls?: { cert: string; key: string; host?: string };
  origins?: string[];
  sync?: string;
  anonymous?: boolean;
  program?: string;
}
export interface Ports {
  client: number;
  monitor: number;
  websocket: number;
  route: number;
}
export interface Cluster {
  readonly dir: string;
  readonly size: number;
  readonly servers: string[];
  readonly monitors: string[];
  readonly nodes: Ports[];
  readonly brands: { id: string; name: string }[];
  readonly version: string;
  pid(node: number): number | null;
  start(node: number): Promise<void>;
  startAll(): Promise<void>;
  ready(): Promise<void>;
  kill(node: number): Promise<void>;
  stop(): Promise<void>;
  wipe(): Promise<void>;
  connect(
    credentials: { jwt: string; seed: string },
    options?: Partial<ConnectionOptions>,
  ): Promise<NatsConnection>;
  asOwner<T>(
    brand: string,
    use: (manager: JetStreamManager, connection: NatsConnection) => Promise<T>,
  ): Promise<T>;
  createBrand(brand: { id: string; name: string }): Promise<void>;
  invite(who: { brand: string; user: string; role?: Role; days?: number }): Promise<Invitation>;
  revoke(user: string, brand?: string): Promise<void>;
  leader(brand: string): Promise<number>;
  inspect(page: string): Promise<(Record<string, unknown> | null)[]>;
}
export function startCluster(wanted: { dir: string; nodes?: number } & Settings): Promise<Cluster>;
