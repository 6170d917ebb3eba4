import { readFileSync } from 'node:fs';
import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '@renkei/platform/graphql';

const ASSETS = new URL('../../assets/graphql-page/', import.meta.url);
const page = readFileSync(new URL('page.html', ASSETS), 'utf8');
const style = readFileSync(new URL('page.css', ASSETS), 'utf8');
const script = readFileSync(new URL('page.js', ASSETS), 'utf8');
const examples = readFileSync(new URL('examples.js', ASSETS), 'utf8');
const operations = readFileSync(new URL('operations.js', ASSETS), 'utf8');
const procedureExamples = readFileSync(new URL('procedure/examples.js', ASSETS), 'utf8');

/**
 * A page of our own for trying the API: the ready explorers load code from elsewhere or need eval, which the content
 * security policy forbids. Its key arrives in the URL's fragment, which never leaves the browser.
 */
@Controller()
@Public()
export class GraphqlPageController {
  @Get('graphql-page')
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    return page;
  }

  @Get('graphql-page/page.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  style(): string {
    return style;
  }

  @Get('graphql-page/page.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  script(): string {
    return script;
  }

  @Get('graphql-page/examples.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  examples(): string {
    return examples;
  }

  @Get('graphql-page/operations.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  operations(): string {
    return operations;
  }

  @Get('graphql-page/procedure/examples.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  procedureExamples(): string {
    return procedureExamples;
  }
}
