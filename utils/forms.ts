/** zod as this project uses it: without the code that it would otherwise try to compile, which our policy forbids. */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
