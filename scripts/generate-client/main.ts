// `npm run client:generate`: writes the typed client anew from the document.
import { writeFileSync } from 'node:fs';
import { CLIENT_FILE, clientSource } from './client-source';

writeFileSync(CLIENT_FILE, await clientSource());
console.log(`${CLIENT_FILE} is written`);
