import { Composer, type CST, type Document, Lexer, type LineCounter, Parser } from 'yaml';
import { ScheduleFileError } from './schedule-file-error';

/** What the library makes of a text's tokens goes down by recursion, and a full stack can end the process: so it is asked first. */
const DEEPEST = 250;

/**
 * Parses a text that has one document. What is wrong with it stands in the document's `errors`.
 *
 * @throws ScheduleFileError when it is nested too deep, or has several documents
 */
export function parseDocument(text: string, lines: LineCounter): Document.Parsed {
  // The library's own check for keys that are given twice compares each with all.
  const composer = new Composer({ logLevel: 'error', prettyErrors: false, uniqueKeys: false });
  const documents = composer.compose(tokensOf(text, lines), true, text.length);
  let document: Document.Parsed | undefined;
  for (const next of documents) {
    if (document) {
      const { line } = lines.linePos(next.range[0]);
      throw new ScheduleFileError('The file has several documents; only one can be read', line);
    }
    document = next;
  }
  return document!;
}

function* tokensOf(text: string, lines: LineCounter): Generator<CST.Token> {
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > DEEPEST) {
      const { line } = lines.linePos(parser.offset);
      throw new ScheduleFileError('The file is nested too deep', line);
    }
  }
  yield* parser.end();
}
