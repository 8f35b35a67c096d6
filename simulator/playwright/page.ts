/** What is needed of Playwright, as shapes: no version of it is imported, at run time or by types. */

/** A request that waits for its answer. */
export interface InterceptedRoute {
  request(): { url(): string };
  fulfill(answer: {
    status?: number;
    headers?: Record<string, string>;
    contentType?: string;
    body?: string;
    path?: string;
  }): Promise<unknown>;
}

/** A frame of a page. */
export interface EvaluatingFrame {
  url(): string;
  evaluate<R, A>(work: (argument: A) => R | Promise<R>, argument: A): Promise<R>;
}

/** A page of Playwright’s. */
export interface InterceptingPage {
  route(url: RegExp, handler: (route: InterceptedRoute) => Promise<unknown>): Promise<unknown>;
  unroute(url: RegExp): Promise<unknown>;
  frames(): readonly EvaluatingFrame[];
}

/** The type of a page’s frames. */
export type FrameOf<P extends InterceptingPage> = ReturnType<P['frames']>[number];
