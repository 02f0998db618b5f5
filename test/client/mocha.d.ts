/** What the runner's test framework puts on the page of each test file. */
type Run = () => void | Promise<void>;

declare function describe(what: string, tests: () => void): void;
declare function it(does: string, test: Run): void;
declare function beforeEach(hook: Run): void;
declare function afterEach(hook: Run): void;
