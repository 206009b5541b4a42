import { generateAst, printAst } from 'oazapfts';
import { createContext } from 'oazapfts/context';
import { openApiDocument } from '@/lib/contracts/openapi/document';
import packageJson from '@/package.json' with { type: 'json' };

type SourceDocument = Parameters<typeof createContext>[0];

/** Where the client is kept, from the root of the project. */
export const CLIENT_FILE = 'clients/typescript/scheduler-api.ts';

/** The client as TypeScript: a function for each operation and a type for each named shape of the document. */
export async function clientSource(): Promise<string> {
  const document = openApiDocument(packageJson.version) as unknown as SourceDocument;
  return printAst(await generateAst(createContext(document, { useUnknown: true })));
}
