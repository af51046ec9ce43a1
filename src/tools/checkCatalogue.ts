/** Reads `data/` and prints what is wrong with it, one line for each; exit code 1 when something is. */
import { join } from 'node:path';
import { loadCatalogue } from '../catalogue/load.ts';
import { CatalogueError } from '../catalogue/problems.ts';

try {
  const catalogue = loadCatalogue(join(import.meta.dirname, '..', '..', 'data'));
  for (const { slug } of catalogue.municipalities()) {
    console.log(`${slug}: ${catalogue.servicesOf(slug).length} services`);
  }
  console.log(`everywhere: ${catalogue.national().length} services`);
} catch (error) {
  if (!(error instanceof CatalogueError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
