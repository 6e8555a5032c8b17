/**
 * npm run --silent read -- PAGE.html --url URL
 *
 * Reads a saved page in a real browser, its scripts off, with the shipped reader, and prints one JSON array in
 * page order (README, "What is fixed"). A maintainer runs it on the page that a user saved.
 */
import { runInSavedPage, savedPageArguments } from './saved-page.mjs';

const asked = savedPageArguments(process.argv.slice(2));
if (!asked) {
  console.error('usage: npm run --silent read -- PAGE.html --url URL');
  process.exit(2);
}
try {
  const reader = "export { printPage } from './utils/sites/read-page.ts';";
  const call = `printPage(document, new URL(${JSON.stringify(asked.url)}))`;
  console.log(JSON.stringify(await runInSavedPage(asked, reader, call), null, 2));
} catch (error) {
  console.error(`${asked.file} could not be read: ${error.message}`);
  process.exit(1);
}
