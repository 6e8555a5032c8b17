export function chromiumProgram(): Promise<string>;
export function firefoxProgram(): Promise<string>;
export function setUpBrowsers(wanted?: { firefox?: boolean; display?: boolean }): Promise<void>;
export function hasDisplay(): boolean;
export const CHROMIUM_FLAGS: string[];
export const NO_OUTSIDE: string[];
