export const LEAST_VERSION: string;
export class NoServer extends Error {}
export function atLeast(version: string, least: string): boolean;
export function versionOf(program: string): string;
export function serverProgram(): Promise<string>;
