/** Closes a Jest run with one plain line any reader of logs understands. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const {
      numPassedTests: passed,
      numFailedTests,
      numPendingTests: skipped,
      numRuntimeErrorTestSuites,
    } = results;
    process.stdout.write(
      `\n${passed} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed, ${skipped} skipped\n`,
    );
  }
}
